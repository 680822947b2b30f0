// BufferPool: classes, limits, statistics, and every allocation failing in turn.
#include <genie/image/pool.h>

#include <gtest/gtest.h>

#include <atomic>
#include <cstring>
#include <thread>
#include <vector>

#include <genie/base/buffer.h>
#include <genie/image/image.h>

#include "pixel_block.h"

namespace genie {
namespace {

BufferPool MakePool(const PoolOptions& options = {}) {
  auto pool = BufferPool::Create(options);
  EXPECT_TRUE(pool.has_value());
  return *pool;
}

Image Take(BufferPool& pool, int32_t width, int32_t height) {
  auto image = Image::Create(width, height, PixelFormat::kGray, &pool);
  EXPECT_TRUE(image.has_value());
  return image ? *image : Image();
}

TEST(BufferPool, SizeClassesHoldWhatTheyPromiseAndWasteAtMostAQuarter) {
  int32_t last = 0;
  for (int64_t bytes = 1; bytes < (int64_t{1} << 30); bytes += 1 + bytes / 37) {
    const int32_t size_class = internal::SizeClassOf(bytes);
    ASSERT_GE(size_class, last);
    last = size_class;
    const int64_t held = internal::SizeClassBytes(size_class);
    ASSERT_GE(held, bytes);
    if (bytes > 4096) {
      ASSERT_LE(held * 4, bytes * 5 + 4);
      ASSERT_LT(internal::SizeClassBytes(size_class - 1), bytes);
    }
  }
  EXPECT_EQ(internal::SizeClassOf(int64_t{1} << 30), internal::kClassCount - 1);
  EXPECT_EQ(internal::SizeClassOf((int64_t{1} << 30) + 1), -1);
}

TEST(BufferPool, SteadyStateAllocatesNothing) {
  BufferPool pool = MakePool();
  for (int frame = 0; frame < 3; ++frame) {
    const Image a = Take(pool, 1920, 1080);
    const Image b = Take(pool, 640, 480);
  }
  const uint64_t before = GetAllocationStats().allocations;
  for (int frame = 0; frame < 100; ++frame) {
    const Image a = Take(pool, 1920, 1080);
    const Image b = Take(pool, 640, 480);
  }
  EXPECT_EQ(GetAllocationStats().allocations, before);
  EXPECT_EQ(pool.stats().misses, 2);
  EXPECT_EQ(pool.stats().hits, 204);
}

TEST(BufferPool, StatisticsFollowEveryBlock) {
  BufferPool pool = MakePool();
  const int64_t held = internal::SizeClassBytes(internal::SizeClassOf(100 * 100));
  {
    const Image a = Take(pool, 100, 100);
    const Image b = Take(pool, 100, 100);
    EXPECT_EQ(pool.stats().bytes_in_use, 2 * held);
    EXPECT_EQ(pool.stats().idle_bytes, 0);
  }
  const PoolStats stats = pool.stats();
  EXPECT_EQ(stats.bytes_in_use, 0);
  EXPECT_EQ(stats.idle_bytes, 2 * held);
  EXPECT_EQ(stats.high_water_bytes, 2 * held);
}

TEST(BufferPool, TrimFreesIdleBlocksAndNoOthers) {
  BufferPool pool = MakePool();
  const Image kept = Take(pool, 100, 100);
  {
    const Image dropped = Take(pool, 1000, 1000);
  }
  {
    const Image dropped = Take(pool, 50, 50);
  }
  const int64_t small = internal::SizeClassBytes(0);
  const int64_t large = internal::SizeClassBytes(internal::SizeClassOf(1000 * 1000));
  EXPECT_EQ(pool.Trim(small), large);
  EXPECT_EQ(pool.Trim(), small);
  EXPECT_EQ(pool.Trim(), 0);
  EXPECT_EQ(pool.stats().idle_bytes, 0);
  EXPECT_GT(pool.stats().bytes_in_use, 0);
}

TEST(BufferPool, TrimUnusedKeepsWhatIsInUseFromFrameToFrame) {
  BufferPool pool = MakePool();
  const auto frame = [&pool] { Take(pool, 1000, 1000); };
  {  // a burst: two at once
    const Image one = Take(pool, 1000, 1000);
    const Image two = Take(pool, 1000, 1000);
  }
  const int64_t held = internal::SizeClassBytes(internal::SizeClassOf(1000 * 1000));
  EXPECT_EQ(pool.TrimUnused(), 0);  // both were used since the beginning
  frame();
  EXPECT_EQ(pool.TrimUnused(), held);
  frame();
  EXPECT_EQ(pool.TrimUnused(), 0);
  EXPECT_EQ(pool.stats().misses, 2);
}

TEST(BufferPool, TrimUnusedGivesAllBackOnceNothingIsUsed) {
  BufferPool pool = MakePool();
  Take(pool, 1000, 1000);
  Take(pool, 10, 10);
  pool.TrimUnused();
  EXPECT_GT(pool.stats().idle_bytes, 0);
  pool.TrimUnused();
  EXPECT_EQ(pool.stats().idle_bytes, 0);
}

TEST(BufferPool, HeldHighWaterCountsIdleMemoryToo) {
  BufferPool pool = MakePool();
  Take(pool, 10, 10);
  Take(pool, 100, 100);
  EXPECT_EQ(pool.stats().held_high_water_bytes, pool.stats().idle_bytes);
  EXPECT_LT(pool.stats().high_water_bytes, pool.stats().held_high_water_bytes);
}

TEST(BufferPool, ReusedMemoryIsWritableAgain) {
  BufferPool pool = MakePool();
  {
    Image image = Take(pool, 10, 10);
    const Image same = image;
    image.ForbidWriting();
    EXPECT_TRUE(image.mutable_view().empty());
  }
  Image next = Take(pool, 10, 10);
  EXPECT_EQ(pool.stats().hits, 1);
  EXPECT_FALSE(next.mutable_view().empty());
}

TEST(BufferPool, LastHolderIsAHandleWithoutOthersAndWithoutBlocks) {
  BufferPool pool = MakePool();
  EXPECT_TRUE(pool.is_last_holder());
  {
    const BufferPool other = pool;
    EXPECT_FALSE(pool.is_last_holder());
  }
  {
    const Image image = Take(pool, 10, 10);
    EXPECT_FALSE(pool.is_last_holder());
  }
  EXPECT_TRUE(pool.is_last_holder());
  EXPECT_FALSE(BufferPool().is_last_holder());
}

TEST(BufferPool, FullPoolIsALimitAndNotACrash) {
  BufferPool pool = MakePool({.max_bytes = 1 << 20});
  const Image held = Take(pool, 1024, 700);
  const auto refused = Image::Create(1024, 700, PixelFormat::kGray, &pool);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code(), StatusCode::kLimitExceeded);
  EXPECT_EQ(pool.stats().misses, 1);
}

TEST(BufferPool, IdleBlocksMakeRoomBeforeTheLimitIsReached) {
  BufferPool pool = MakePool({.max_bytes = 1 << 20});
  {
    const Image dropped = Take(pool, 1024, 700);
  }
  const Image other = Take(pool, 1024, 1000);
  EXPECT_EQ(pool.stats().idle_bytes, 0);
}

TEST(BufferPool, BlocksAboveTheIdleLimitAreFreedAtOnce) {
  BufferPool pool = MakePool({.max_idle_bytes = 10000});
  {
    const Image dropped = Take(pool, 1024, 1024);
  }
  EXPECT_EQ(pool.stats().idle_bytes, 0);
  {
    const Image dropped = Take(pool, 64, 64);
  }
  EXPECT_EQ(pool.stats().idle_bytes, 4096);
}

TEST(BufferPool, NegativeLimitIsInvalidArgument) {
  const auto pool = BufferPool::Create({.max_bytes = -1});
  ASSERT_FALSE(pool.has_value());
  EXPECT_EQ(pool.error().code(), StatusCode::kInvalidArgument);
}

TEST(BufferPool, ImagesOutliveTheirPool) {
  Image image;
  const uint64_t before = GetAllocationStats().bytes_in_use;
  {
    BufferPool pool = MakePool();
    {
      const Image idle = Take(pool, 64, 64);
    }
    image = Take(pool, 100, 100);
  }
  std::memset(image.mutable_view().data, 7, 100 * 100);
  EXPECT_EQ(image.view().row(99)[99], 7);
  image = Image();
  EXPECT_EQ(GetAllocationStats().bytes_in_use, before);
}

TEST(BufferPool, NullHandleAllocatesEachTime) {
  BufferPool none;
  EXPECT_FALSE(none);
  const Image image = Take(none, 10, 10);
  EXPECT_FALSE(image.empty());
  EXPECT_EQ(none.Trim(), 0);
  EXPECT_EQ(none.stats().misses, 0);
}

// The n-th allocation of a whole life of a pool fails, for every n until none does.
TEST(BufferPool, EveryFailedAllocationIsAStatusAndLeaksNothing) {
  const uint64_t before = GetAllocationStats().bytes_in_use;
  int failures = 0;
  for (uint64_t n = 0;; ++n) {
    FailAllocationsAfter(n);
    Status status;
    if (auto pool = BufferPool::Create(); !pool) {
      status = pool.error();
    } else {
      auto a = Image::Create(300, 300, PixelFormat::kRgb, &*pool);
      auto b = Image::Create(900, 300, PixelFormat::kRgb, &*pool);
      auto c = a ? Image::Wrap(a->view(), nullptr, nullptr) : a;
      status = !a ? a.error() : !b ? b.error() : !c ? c.error() : Status::Ok();
      if (!b) {
        EXPECT_LT(pool->stats().bytes_in_use, 900 * 300 * 3);
      }
    }
    StopFailingAllocations();
    EXPECT_EQ(GetAllocationStats().bytes_in_use, before);
    if (status.ok()) break;
    EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
    ++failures;
  }
  EXPECT_EQ(failures, 4);
}

TEST(BufferPool, IdleMemoryIsGivenBackWhenTheSystemHasNoMore) {
  BufferPool pool = MakePool();
  {
    const Image idle = Take(pool, 2000, 1000);
  }
  FailAllocationsAfter(0);
  EXPECT_FALSE(Image::Create(300, 300, PixelFormat::kGray, &pool).has_value());
  StopFailingAllocations();
  EXPECT_EQ(pool.stats().idle_bytes, 0);
  EXPECT_EQ(pool.stats().bytes_in_use, 0);
}

TEST(BufferPool, ThreadsShareOnePoolWithoutSharingABlock) {
  BufferPool pool = MakePool();
  std::atomic<int> clashes{0};
  {
    std::vector<std::jthread> threads;
    for (uint8_t id = 1; id <= 4; ++id) {
      threads.emplace_back([&clashes, pool, id]() mutable {
        for (int i = 0; i < 300; ++i) {
          const int32_t side = 40 + (i * 7 + id * 13) % 60;
          Image image = Take(pool, side, side);
          std::memset(image.mutable_view().data, id, static_cast<size_t>(side * side));
          const Image shared = image;
          for (int32_t y = 0; y < side; ++y) {
            clashes += shared.view().row(y)[y] != id;
          }
        }
      });
    }
  }
  EXPECT_EQ(clashes, 0);
  EXPECT_EQ(pool.stats().bytes_in_use, 0);
  EXPECT_EQ(pool.stats().hits + pool.stats().misses, 1200);
}

}  // namespace
}  // namespace genie
