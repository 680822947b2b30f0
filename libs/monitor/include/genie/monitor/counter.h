// Counter and Gauge: one number that only grows, and one that goes up and down.
//
// Depends on: the standard library only. Thread safety: every function, from any thread; relaxed,
// so a reader may see two figures at slightly different times.
#pragma once

#include <atomic>
#include <cstdint>

namespace genie {

class Counter {
 public:
  void Add(uint64_t amount = 1) { value_.fetch_add(amount, std::memory_order_relaxed); }
  uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<uint64_t> value_{0};
};

class Gauge {
 public:
  void Set(int64_t value) { value_.store(value, std::memory_order_relaxed); }
  void Add(int64_t amount) { value_.fetch_add(amount, std::memory_order_relaxed); }
  int64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<int64_t> value_{0};
};

}  // namespace genie
