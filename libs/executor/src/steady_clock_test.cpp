// Tests of steady_clock.h.
#include <genie/executor/steady_clock.h>

#include <gtest/gtest.h>

namespace genie {
namespace {

TEST(SteadyClock, NeverGoesBack) {
  SteadyClock clock;
  int64_t last = clock.NowNanoseconds();
  for (int i = 0; i < 1000; ++i) {
    const int64_t now = clock.NowNanoseconds();
    ASSERT_GE(now, last);
    last = now;
  }
}

}  // namespace
}  // namespace genie
