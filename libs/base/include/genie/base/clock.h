// Clock: time as an interface, so that portable code and tests do not depend on the system's.
//
// Depends on: the standard library only. Thread safety: implementations are callable from any
// thread.
#pragma once

#include <cstdint>

namespace genie {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual int64_t NowNanoseconds() = 0;  // monotonic; the origin is arbitrary
};

// A clock that stands still until it is told to move: for tests and for wasm.
class ManualClock final : public Clock {
 public:
  int64_t NowNanoseconds() override { return now_ns_; }
  void Advance(int64_t nanoseconds) { now_ns_ += nanoseconds; }

 private:
  int64_t now_ns_ = 0;
};

}  // namespace genie
