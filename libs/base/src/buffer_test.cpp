// Tests of buffer.h, arena.h and list.h: memory that counts, fails on demand and is kept.
#include <genie/base/buffer.h>

#include <genie/base/arena.h>
#include <genie/base/list.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace genie {
namespace {

// Lets `successes` more allocations through for the length of a test.
class AllocationsFailAfter {
 public:
  explicit AllocationsFailAfter(uint64_t successes) { FailAllocationsAfter(successes); }
  ~AllocationsFailAfter() { StopFailingAllocations(); }
};

uint64_t Allocations() { return GetAllocationStats().allocations; }

TEST(Buffer, BytesAreAlignedAndCountedUntilReleased) {
  const uint64_t before = GetAllocationStats().bytes_in_use;
  {
    const auto buffer = Buffer::Allocate(1001);
    ASSERT_TRUE(buffer.has_value());
    EXPECT_EQ(reinterpret_cast<uintptr_t>(buffer->data()) % kBufferAlignment, 0u);
    EXPECT_EQ(buffer->size(), 1001u);
    EXPECT_EQ(GetAllocationStats().bytes_in_use, before + 1001);
    EXPECT_GE(GetAllocationStats().high_water_bytes, before + 1001);
  }
  EXPECT_EQ(GetAllocationStats().bytes_in_use, before);
}

TEST(Buffer, NoBytesNeedNoAllocation) {
  const uint64_t before = Allocations();
  const auto buffer = Buffer::Allocate(0);
  ASSERT_TRUE(buffer.has_value());
  EXPECT_TRUE(buffer->empty());
  EXPECT_EQ(Allocations(), before);
}

TEST(Buffer, SizeThatOverflowsIsOutOfMemory) {
  for (const size_t size : {SIZE_MAX, SIZE_MAX - 63, SIZE_MAX / 2, SIZE_MAX >> 25}) {
    EXPECT_EQ(Buffer::Allocate(size).error().code(), StatusCode::kOutOfMemory);
  }
}

TEST(Buffer, FailsOnDemandFromTheGivenAllocationOn) {
  const uint64_t failures = GetAllocationStats().failures;
  const AllocationsFailAfter fail(2);
  EXPECT_TRUE(Buffer::Allocate(8).has_value());
  EXPECT_TRUE(Buffer::Allocate(8).has_value());
  EXPECT_EQ(Buffer::Allocate(8).error().code(), StatusCode::kOutOfMemory);
  EXPECT_EQ(Buffer::Allocate(8).error().code(), StatusCode::kOutOfMemory);
  EXPECT_EQ(GetAllocationStats().failures, failures + 2);
}

TEST(Buffer, MoveLeavesTheSourceEmptyAndFreesTheTarget) {
  const uint64_t before = GetAllocationStats().bytes_in_use;
  Buffer a = std::move(*Buffer::Allocate(100));
  Buffer b = std::move(*Buffer::Allocate(50));
  b = std::move(a);
  EXPECT_EQ(b.size(), 100u);
  EXPECT_TRUE(a.empty());  // NOLINT(bugprone-use-after-move): what a move leaves is the subject
  EXPECT_EQ(GetAllocationStats().bytes_in_use, before + 100);
  b.Release();
  b.Release();
  EXPECT_EQ(GetAllocationStats().bytes_in_use, before);
}

TEST(List, FailedGrowthLeavesItUnchanged) {
  List<int> list;
  for (int i = 0; i < 16; ++i) ASSERT_TRUE(list.Push(i).ok());
  const AllocationsFailAfter fail(0);
  EXPECT_EQ(list.Push(16).code(), StatusCode::kOutOfMemory);
  EXPECT_EQ(list.Reserve(1000).code(), StatusCode::kOutOfMemory);
  EXPECT_EQ(list.Resize(1000).code(), StatusCode::kOutOfMemory);
  ASSERT_EQ(list.size(), 16u);
  for (int i = 0; i < 16; ++i) EXPECT_EQ(list[i], i);
}

TEST(List, ClearedOneFillsAgainWithoutAnAllocation) {
  List<int> list;
  ASSERT_TRUE(list.Assign(1000, 7).ok());
  list.Clear();
  const uint64_t before = Allocations();
  for (int i = 0; i < 1000; ++i) ASSERT_TRUE(list.Push(i).ok());
  EXPECT_EQ(Allocations(), before);
}

TEST(List, PushOfItsOwnElementSurvivesGrowth) {
  List<int> list;
  ASSERT_TRUE(list.Push(42).ok());
  while (list.size() < list.capacity()) ASSERT_TRUE(list.Push(0).ok());
  ASSERT_TRUE(list.Push(list[0]).ok());
  EXPECT_EQ(list.back(), 42);
}

TEST(List, MovedFromOneIsEmptyAndUsable) {
  List<int> a;
  ASSERT_TRUE(a.Assign(5, 1).ok());
  List<int> b = std::move(a);
  EXPECT_EQ(b.size(), 5u);
  EXPECT_TRUE(a.empty());  // NOLINT(bugprone-use-after-move): what a move leaves is the subject
  EXPECT_EQ(a.capacity(), 0u);
  ASSERT_TRUE(a.Push(3).ok());
  a = std::move(b);
  EXPECT_EQ(a.size(), 5u);
  EXPECT_TRUE(b.empty());  // NOLINT(bugprone-use-after-move)
}

RC_GTEST_PROP(List, BehavesLikeAVector, (const std::vector<int>& values)) {
  List<int> list;
  std::vector<int> expected;
  for (const int value : values) {
    if (value % 7 == 0 && !expected.empty()) {
      list.Pop();
      expected.pop_back();
    } else {
      RC_ASSERT(list.Push(value).ok());
      expected.push_back(value);
    }
  }
  RC_ASSERT(std::vector<int>(list.begin(), list.end()) == expected);
}

TEST(Arena, PiecesAreAlignedAndDoNotOverlap) {
  Arena arena;
  auto a = arena.Take<uint8_t>(3);
  auto b = arena.Take<uint64_t>(5);
  ASSERT_TRUE(a && b);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(b->data()) % kBufferAlignment, 0u);
  EXPECT_GE(reinterpret_cast<uintptr_t>(b->data()), reinterpret_cast<uintptr_t>(a->data()) + 3);
}

TEST(Arena, SecondUseOfTheSameSizeAllocatesNothing) {
  Arena arena;
  const auto use = [&] {
    arena.Reset();
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(arena.Take<int>(100'000).has_value());
  };
  use();
  use();  // the blocks of the first use become one
  const uint64_t before = Allocations();
  use();
  use();
  EXPECT_EQ(Allocations(), before);
}

TEST(Arena, FailedBlockIsOutOfMemoryAndWhatWasTakenStays) {
  Arena arena;
  auto first = arena.Take<int>(10);
  ASSERT_TRUE(first.has_value());
  (*first)[0] = 5;
  const AllocationsFailAfter fail(0);
  EXPECT_EQ(arena.Take<int>(1 << 20).error().code(), StatusCode::kOutOfMemory);
  EXPECT_EQ((*first)[0], 5);
  EXPECT_TRUE(arena.Take<int>(10).has_value());
}

TEST(Arena, SizeThatOverflowsIsOutOfMemory) {
  Arena arena;
  EXPECT_EQ(arena.Take<uint64_t>(SIZE_MAX / 8).error().code(), StatusCode::kOutOfMemory);
  EXPECT_EQ(arena.Take<uint64_t>(SIZE_MAX).error().code(), StatusCode::kOutOfMemory);
}

TEST(Arena, NothingTakenIsAnEmptySpan) {
  Arena arena;
  const auto none = arena.Take<int>(0);
  ASSERT_TRUE(none.has_value());
  EXPECT_TRUE(none->empty());
}

}  // namespace
}  // namespace genie
