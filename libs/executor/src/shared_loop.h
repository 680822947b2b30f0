// SharedLoop: one Run in progress, on the stack of the thread that called it.
//
// Indices are taken by an atomic counter, so a slow piece holds up nobody else. The pool's lock
// guards `helpers` and the list; a loop leaves its caller's stack only when no worker is in it.
//
// Depends on: base. Thread safety: Drain from any thread; the rest under the pool's lock.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include <genie/base/executor.h>

namespace genie {

struct SharedLoop {
  SharedLoop(size_t count_in, WorkRef work_in) : work(work_in), count(count_in) {}

  bool exhausted() const { return next.load(std::memory_order_relaxed) >= count; }

  // Runs pieces until none is left. Returns how many exceptions escaped.
  uint64_t Drain() {
    uint64_t exceptions = 0;
    for (size_t i = next.fetch_add(1, std::memory_order_relaxed); i < count;
         i = next.fetch_add(1, std::memory_order_relaxed)) {
      try {
        work(i);
      } catch (...) {
        ++exceptions;
      }
    }
    return exceptions;
  }

  const WorkRef work;
  const size_t count;
  std::atomic<size_t> next{0};
  size_t helpers = 0;               // workers inside Drain
  SharedLoop* next_loop = nullptr;  // the pool's list
};

}  // namespace genie
