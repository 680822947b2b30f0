// Tests of ticker.h: by semaphores, never by time.
#include <genie/executor/ticker.h>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <semaphore>

namespace genie {
namespace {

constexpr int64_t kHour = int64_t{3600} * 1'000'000'000;

TEST(Ticker, CallsUntilItMayRestAndAgainAfterAWake) {
  std::counting_semaphore<> called{0};
  std::atomic<int> calls{0};
  Ticker ticker(1, [&] {
    const bool last = ++calls % 3 == 0;
    called.release();
    return last ? Ticker::Next::kRest : Ticker::Next::kAgain;
  });
  for (int round = 1; round <= 3; ++round) {
    do {
      ticker.Wake();
      called.acquire();
    } while (calls < 3 * round);
  }
  ticker.Stop();
  EXPECT_GE(calls, 9);
}

TEST(Ticker, WithoutAWakeNothingIsCalled) {
  std::atomic<int> calls{0};
  {
    Ticker ticker(1, [&] {
      ++calls;
      return Ticker::Next::kAgain;
    });
  }
  EXPECT_EQ(calls, 0);
}

TEST(Ticker, EndsInTheMiddleOfAnIntervalAndTwice) {
  std::atomic<int> calls{0};
  Ticker ticker(kHour, [&] {
    ++calls;
    return Ticker::Next::kAgain;
  });
  ticker.Wake();
  ticker.Stop();
  ticker.Stop();
  ticker.Wake();
  EXPECT_EQ(calls, 0);
}

TEST(Ticker, WakeDuringTheCallIsNotLost) {
  std::binary_semaphore inside{0};
  std::binary_semaphore go_on{0};
  std::atomic<int> calls{0};
  Ticker ticker(1, [&] {
    ++calls;
    inside.release();
    go_on.acquire();
    return Ticker::Next::kRest;
  });
  ticker.Wake();
  inside.acquire();
  ticker.Wake();
  go_on.release();
  inside.acquire();  // the second call
  go_on.release();
  ticker.Stop();
  EXPECT_EQ(calls, 2);
}

TEST(Ticker, ForkedChildIsQuietAndEnds) {
  std::atomic<int> calls{0};
  auto ticker = std::make_unique<Ticker>(kHour, [&] {
    ++calls;
    return Ticker::Next::kAgain;
  });
  ticker->Wake();
  const pid_t child = fork();
  if (child == 0) {
    ticker->Wake();
    ticker->Stop();
    ticker.reset();
    _exit(calls == 0 ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace genie
