// Tests of thread_pool.h. Nothing sleeps: threads meet at latches.
#include <genie/executor/thread_pool.h>

#include <pthread.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <latch>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace genie {
namespace {

std::unique_ptr<ThreadPool> MakePool(size_t threads, size_t queue_capacity = 16) {
  auto pool = ThreadPool::Create({.threads = threads, .queue_capacity = queue_capacity});
  EXPECT_TRUE(pool.has_value());
  return std::move(*pool);
}

TEST(ThreadPool, RunCallsEveryIndexOnce) {
  const auto pool = MakePool(3);
  for (const size_t count : {0u, 1u, 2u, 3u, 4u, 5u, 1000u}) {
    std::vector<std::atomic<int>> calls(count);
    pool->Run(count, [&](size_t i) { ++calls[i]; });
    EXPECT_TRUE(std::ranges::all_of(calls, [](const auto& n) { return n == 1; })) << count;
  }
}

TEST(ThreadPool, RunUsesAsManyThreadsAsThePoolHasTheCallerAmongThem) {
  const auto pool = MakePool(3);
  std::latch all_here(3);  // would hang if fewer than three threads took a piece
  std::mutex mutex;
  std::set<std::thread::id> seen;
  pool->Run(3, [&](size_t) {
    all_here.arrive_and_wait();
    const std::lock_guard lock(mutex);
    seen.insert(std::this_thread::get_id());
  });
  EXPECT_EQ(seen.size(), 3u);
  EXPECT_TRUE(seen.contains(std::this_thread::get_id()));
  EXPECT_EQ(pool->concurrency(), 3u);
}

TEST(ThreadPool, PoolOfOneThreadRunsLoopsOnTheCallerAlone) {
  const auto pool = MakePool(1);
  pool->Run(100, [caller = std::this_thread::get_id()](size_t) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
  });
}

TEST(ThreadPool, RunInsideARunEnds) {
  const auto pool = MakePool(2);
  std::atomic<int> pieces = 0;
  pool->Run(8, [&](size_t) { pool->Run(8, [&](size_t) { ++pieces; }); });
  EXPECT_EQ(pieces, 64);
}

TEST(ThreadPool, SeveralCallersOfRunShareTheWorkers) {
  const auto pool = MakePool(2);
  std::array<std::atomic<int>, 4> pieces{};
  {
    std::vector<std::jthread> callers;
    for (size_t c = 0; c < pieces.size(); ++c) {
      callers.emplace_back([&, c] {
        for (int round = 0; round < 50; ++round) pool->Run(10, [&](size_t) { ++pieces[c]; });
      });
    }
  }
  for (const auto& count : pieces) EXPECT_EQ(count, 500);
}

TEST(ThreadPool, ExceptionOfAPieceIsCountedAndTheOthersRun) {
  const auto pool = MakePool(2);
  std::atomic<int> ran = 0;
  pool->Run(10, [&](size_t i) {
    if (i == 3) throw std::runtime_error("piece");
    ++ran;
  });
  EXPECT_EQ(ran, 9);
  EXPECT_EQ(pool->stats().exceptions, 1u);
}

TEST(ThreadPool, ExceptionOfAJobLeavesTheWorkerAlive) {
  const auto pool = MakePool(1);
  std::latch second_ran(1);
  ASSERT_TRUE(pool->Submit([] { throw 42; }).ok());
  ASSERT_TRUE(pool->Submit([&] { second_ran.count_down(); }).ok());
  second_ran.wait();
  EXPECT_EQ(pool->stats().exceptions, 1u);
}

TEST(ThreadPool, FullQueueRefusesTheJob) {
  const auto pool = MakePool(1, 2);
  std::latch started(1);
  std::latch go(1);
  ASSERT_TRUE(pool->Submit([&] {
                    started.count_down();
                    go.wait();
                  })
                  .ok());
  started.wait();  // the worker is busy and the queue empty
  EXPECT_TRUE(pool->Submit([] {}).ok());
  EXPECT_TRUE(pool->Submit([] {}).ok());
  const Status refused = pool->Submit([] {});
  EXPECT_EQ(refused.code(), StatusCode::kLimitExceeded);
  EXPECT_TRUE(refused.message().contains("queue_capacity=2")) << refused.message();
  EXPECT_EQ(pool->stats().jobs_refused, 1u);
  EXPECT_EQ(pool->stats().queue_high_water, 2u);
  go.count_down();
  pool->Shutdown(PendingJobs::kRun);
  EXPECT_EQ(pool->stats().jobs_completed, 3u);
}

TEST(ThreadPool, ShutdownRunsTheJobsThatWait) {
  const auto pool = MakePool(1);
  std::atomic<int> ran = 0;
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(pool->Submit([&] { ++ran; }).ok());
  pool->Shutdown(PendingJobs::kRun);
  EXPECT_EQ(ran, 10);
}

TEST(ThreadPool, ShutdownThatDropsDestroysTheJobsUnrun) {
  const auto pool = MakePool(1);
  std::latch started(1);
  std::atomic<bool> go = false;
  ASSERT_TRUE(pool->Submit([&] {
                    started.count_down();
                    go.wait(false);
                  })
                  .ok());
  started.wait();
  const auto token = std::make_shared<int>(0);
  std::atomic<bool> ran = false;
  ASSERT_TRUE(pool->Submit([token, &ran] { ran = true; }).ok());
  std::jthread closer([&] { pool->Shutdown(PendingJobs::kDrop); });
  while (pool->stats().queued != 0) std::this_thread::yield();
  go = true;
  go.notify_all();
  closer.join();
  EXPECT_FALSE(ran);
  EXPECT_EQ(token.use_count(), 1);
}

TEST(ThreadPool, PoolThatWasShutDownRefusesJobsAndStillRunsLoops) {
  const auto pool = MakePool(2);
  pool->Shutdown(PendingJobs::kRun);
  pool->Shutdown(PendingJobs::kDrop);
  EXPECT_EQ(pool->Submit([] {}).code(), StatusCode::kUnavailable);
  int ran = 0;
  pool->Run(3, [&](size_t) { ++ran; });
  EXPECT_EQ(ran, 3);
}

TEST(ThreadPool, WorkersCarryThePoolsName) {
  auto pool = ThreadPool::Create({.threads = 1, .name = "a-rather-long-name"});
  ASSERT_TRUE(pool.has_value());
  std::array<char, 16> name{};
  std::latch done(1);
  ASSERT_TRUE((*pool)
                  ->Submit([&] {
                    pthread_getname_np(pthread_self(), name.data(), name.size());
                    done.count_down();
                  })
                  .ok());
  done.wait();
  EXPECT_STREQ(name.data(), "a-rather-long-0");
}

TEST(ThreadPool, OptionsOutOfRangeAreInvalidArgument) {
  EXPECT_EQ(ThreadPool::Create({.threads = 1025}).error().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(ThreadPool::Create({.queue_capacity = 0}).error().code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie
