// Tests of what a thread pool does in a forked child.
#include <genie/executor/fork.h>

#include <genie/executor/thread_pool.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace genie {
namespace {

// Runs `check` in a child and gives its answer; the child leaves without destructors of the test.
template <typename Check>
bool TrueInChild(Check check) {
  const pid_t child = fork();
  if (child == 0) {
    _exit(check() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(Fork, ChildHasAnotherGeneration) {
  const uint32_t before = ForkGeneration();
  EXPECT_TRUE(TrueInChild([before] { return ForkGeneration() == before + 1; }));
  EXPECT_EQ(ForkGeneration(), before);
}

TEST(Fork, PoolInTheChildRunsLoopsOnTheCallersThread) {
  auto pool = ThreadPool::Create({.threads = 2});
  ASSERT_TRUE(pool.has_value());
  EXPECT_TRUE(TrueInChild([&] {
    int pieces = 0;
    (*pool)->Run(5, [&](size_t) { ++pieces; });
    return pieces == 5 && (*pool)->concurrency() == 1;
  }));
}

TEST(Fork, PoolInTheChildRefusesJobs) {
  auto pool = ThreadPool::Create({.threads = 2});
  ASSERT_TRUE(pool.has_value());
  EXPECT_TRUE(
      TrueInChild([&] { return (*pool)->Submit([] {}).code() == StatusCode::kUnavailable; }));
}

TEST(Fork, PoolIsDestroyedInTheChildWithoutAHang) {
  auto pool = ThreadPool::Create({.threads = 2});
  ASSERT_TRUE(pool.has_value());
  EXPECT_TRUE(TrueInChild([&] {
    pool->reset();
    return true;
  }));
  int pieces = 0;
  (*pool)->Run(1, [&](size_t) { ++pieces; });
  EXPECT_EQ(pieces, 1);
}

}  // namespace
}  // namespace genie
