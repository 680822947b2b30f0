// CpuClock: the processor time that the calling thread has used. What other programs do on the same
// machine hardly moves it, which is why the benchmarks are told in it.
//
// Depends on: base, POSIX. Thread safety: callable from any thread; each sees its own time.
#pragma once

#include <ctime>

#include <genie/base/clock.h>

namespace genie::bench {

class CpuClock final : public Clock {
 public:
  int64_t NowNanoseconds() override {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * int64_t{1'000'000'000} + now.tv_nsec;
  }
};

}  // namespace genie::bench
