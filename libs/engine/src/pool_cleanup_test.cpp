// Tests of PoolCleanup with a clock that stands still, and of pools that an Engine makes.
#include "pool_cleanup.h"

#include <genie/engine/engine.h>
#include <genie/image/image.h>
#include <gtest/gtest.h>

namespace genie {
namespace {

constexpr int64_t kInterval = 1000;

BufferPool MakePool() { return *BufferPool::Create(); }

void UseOnce(BufferPool& pool) {
  const auto image = Image::Create(640, 480, PixelFormat::kRgb, &pool);
  EXPECT_TRUE(image.has_value());
}

TEST(PoolCleanup, IdleProcessHoldsNothingAfterTwoIntervals) {
  ManualClock clock;
  PoolCleanup cleanup(clock, kInterval);
  BufferPool pool = MakePool();
  ASSERT_TRUE(cleanup.Add(pool).ok());
  UseOnce(pool);
  EXPECT_EQ(cleanup.CleanWhenDue(), PoolCleanup::Left::kMemory);
  EXPECT_GT(pool.stats().idle_bytes, 0);  // not due
  clock.Advance(kInterval);
  EXPECT_EQ(cleanup.CleanWhenDue(), PoolCleanup::Left::kMemory);
  EXPECT_GT(pool.stats().idle_bytes, 0);  // in use within the interval
  clock.Advance(kInterval - 1);
  cleanup.CleanWhenDue();
  EXPECT_GT(pool.stats().idle_bytes, 0);
  clock.Advance(1);
  EXPECT_EQ(cleanup.CleanWhenDue(), PoolCleanup::Left::kNothing);
  EXPECT_EQ(pool.stats().idle_bytes, 0);
}

TEST(PoolCleanup, StreamOfFramesKeepsItsMemory) {
  ManualClock clock;
  PoolCleanup cleanup(clock, kInterval);
  BufferPool pool = MakePool();
  ASSERT_TRUE(cleanup.Add(pool).ok());
  for (int frame = 0; frame < 20; ++frame) {
    UseOnce(pool);
    clock.Advance(kInterval / 2);
    cleanup.CleanWhenDue();
  }
  EXPECT_EQ(pool.stats().misses, 1);
}

TEST(PoolCleanup, IntervalOfZeroMeansNever) {
  ManualClock clock;
  PoolCleanup cleanup(clock, 0);
  BufferPool pool = MakePool();
  ASSERT_TRUE(cleanup.Add(pool).ok());
  UseOnce(pool);
  for (int i = 0; i < 3; ++i) {
    clock.Advance(kInterval);
    EXPECT_EQ(cleanup.CleanWhenDue(), PoolCleanup::Left::kNothing);
  }
  EXPECT_GT(pool.stats().idle_bytes, 0);
}

TEST(PoolCleanup, PoolThatNobodyHoldsIsDropped) {
  ManualClock clock;
  PoolCleanup cleanup(clock, kInterval);
  {
    BufferPool pool = MakePool();
    ASSERT_TRUE(cleanup.Add(pool).ok());
    UseOnce(pool);
  }
  clock.Advance(kInterval);
  EXPECT_EQ(cleanup.CleanWhenDue(), PoolCleanup::Left::kNothing);
}

TEST(EnginePools, HaveTheLimitsOfTheConfigurationUnlessOthersAreGiven) {
  Config config;
  config.pool.max_bytes = 1 << 20;
  auto engine = Engine::Create(config);
  ASSERT_TRUE(engine.has_value());
  auto pool = (*engine)->NewPool({});
  ASSERT_TRUE(pool.has_value());
  const auto refused = Image::Create(1920, 1080, PixelFormat::kRgb, &*pool);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code(), StatusCode::kLimitExceeded);
  auto larger = (*engine)->NewPool({.max_bytes = 16 << 20});
  EXPECT_TRUE(Image::Create(1920, 1080, PixelFormat::kRgb, &*larger).has_value());
}

}  // namespace
}  // namespace genie
