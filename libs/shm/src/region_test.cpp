// Tests of region.h: what a reader accepts, and that nobody can pull memory from under it.
#include <genie/shm/region.h>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <string>

namespace genie {
namespace {

class EveryBacking : public ::testing::TestWithParam<RegionBacking> {
 protected:
  static Result<SharedRegion> Create(size_t size) { return SharedRegion::Create(size, GetParam()); }
};

INSTANTIATE_TEST_SUITE_P(, EveryBacking,
                         ::testing::Values(RegionBacking::kMemfd, RegionBacking::kPosix),
                         [](const auto& info) {
                           return info.param == RegionBacking::kMemfd ? "Memfd" : "Posix";
                         });

TEST_P(EveryBacking, ReaderSeesWhatWasWritten) {
  auto region = Create(10'000);
  ASSERT_TRUE(region.has_value()) << region.error().message();
  EXPECT_TRUE(std::ranges::all_of(region->bytes(), [](uint8_t b) { return b == 0; }));
  for (size_t i = 0; i < region->bytes().size(); ++i) region->bytes()[i] = uint8_t(i * 7);
  const auto frozen = std::move(*region).Freeze();
  ASSERT_TRUE(frozen.has_value());
  const auto view = SharedView::Open(*frozen, 10'000);
  ASSERT_TRUE(view.has_value()) << view.error().message();
  ASSERT_EQ(view->bytes().size(), 10'000u);
  for (size_t i = 0; i < 10'000; ++i) ASSERT_EQ(view->bytes()[i], uint8_t(i * 7));
  EXPECT_EQ(view->is_copy(), GetParam() == RegionBacking::kPosix);
}

TEST_P(EveryBacking, ViewOutlivesTheDescriptor) {
  auto region = Create(100);
  ASSERT_TRUE(region.has_value());
  region->bytes()[99] = 42;
  auto frozen = std::move(*region).Freeze();
  ASSERT_TRUE(frozen.has_value());
  const auto view = SharedView::Open(*frozen, 100);
  *frozen = Descriptor();
  ASSERT_TRUE(view.has_value());
  EXPECT_EQ(view->bytes()[99], 42);
}

TEST_P(EveryBacking, MemoryOverTheReadersLimitIsLimitExceeded) {
  auto region = Create(101);
  ASSERT_TRUE(region.has_value());
  const auto frozen = std::move(*region).Freeze();
  ASSERT_TRUE(frozen.has_value());
  EXPECT_EQ(SharedView::Open(*frozen, 100).error().code(), StatusCode::kLimitExceeded);
}

TEST_P(EveryBacking, DescriptorThatIsHandedOutCannotShrinkTheMemory) {
  auto region = Create(8192);
  ASSERT_TRUE(region.has_value());
  const auto peer = region->Duplicate();
  ASSERT_TRUE(peer.has_value());
  EXPECT_NE(ftruncate(peer->get(), 0), 0);
  EXPECT_NE(ftruncate(peer->get(), 1 << 20), 0);
  region->bytes()[8191] = 1;  // would be SIGBUS
}

TEST_P(EveryBacking, SizesOutOfRangeAreRefused) {
  EXPECT_EQ(Create(0).error().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(Create(kMaxSharedBytes + 1).error().code(), StatusCode::kLimitExceeded);
}

TEST(SharedRegion, FrozenMemoryCannotBeWrittenOrUnsealed) {
  auto region = SharedRegion::Create(4096);
  ASSERT_TRUE(region.has_value());
  const auto frozen = std::move(*region).Freeze();
  ASSERT_TRUE(frozen.has_value());
  const uint8_t byte = 1;
  EXPECT_LT(pwrite(frozen->get(), &byte, 1, 0), 0);
  EXPECT_EQ(mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, frozen->get(), 0), MAP_FAILED);
  EXPECT_FALSE(SharedRegion::Attach(*frozen, 4096).has_value());
}

TEST(SharedRegion, FreezingWhileAPeerMayWriteIsUnavailable) {
  auto region = SharedRegion::Create(4096);
  ASSERT_TRUE(region.has_value());
  const auto peer_descriptor = region->Duplicate();
  ASSERT_TRUE(peer_descriptor.has_value());
  const auto peer = SharedRegion::Attach(*peer_descriptor, 4096);
  ASSERT_TRUE(peer.has_value());
  EXPECT_EQ(std::move(*region).Freeze().error().code(), StatusCode::kUnavailable);
}

TEST(SharedRegion, AttachedPeerWritesIntoTheSameMemory) {
  auto region = SharedRegion::Create(4096);
  ASSERT_TRUE(region.has_value());
  const auto descriptor = region->Duplicate();
  ASSERT_TRUE(descriptor.has_value());
  auto peer = SharedRegion::Attach(*descriptor, 4096);
  ASSERT_TRUE(peer.has_value());
  peer->bytes()[7] = 99;
  EXPECT_EQ(region->bytes()[7], 99);
}

TEST(SharedView, MemoryThatIsStillWrittenIsCopied) {
  auto region = SharedRegion::Create(4096);
  ASSERT_TRUE(region.has_value());
  region->bytes()[0] = 1;
  const auto descriptor = region->Duplicate();
  ASSERT_TRUE(descriptor.has_value());
  const auto view = SharedView::Open(*descriptor, 4096);
  ASSERT_TRUE(view.has_value());
  region->bytes()[0] = 2;
  EXPECT_TRUE(view->is_copy());
  EXPECT_EQ(view->bytes()[0], 1);
}

TEST(SharedView, MemoryWithoutASizeSealIsCopiedAndSurvivesTruncation) {
  const Descriptor descriptor(memfd_create("test", MFD_CLOEXEC));
  ASSERT_TRUE(descriptor.valid());
  ASSERT_EQ(ftruncate(descriptor.get(), 8192), 0);
  const auto view = SharedView::Open(descriptor, 8192);
  ASSERT_TRUE(view.has_value());
  ASSERT_EQ(ftruncate(descriptor.get(), 0), 0);
  EXPECT_TRUE(view->is_copy());
  EXPECT_EQ(view->bytes()[8191], 0);
  EXPECT_EQ(SharedRegion::Attach(descriptor, 8192).error().code(), StatusCode::kBadData);
}

TEST(SharedView, WhatIsNoSharedMemoryIsBadData) {
  int pipe_ends[2];
  ASSERT_EQ(pipe2(pipe_ends, O_CLOEXEC), 0);
  const Descriptor reading(pipe_ends[0]);
  const Descriptor writing(pipe_ends[1]);
  const Descriptor program(open("/proc/self/exe", O_RDONLY | O_CLOEXEC));
  const Descriptor empty(memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  for (const Descriptor* descriptor : {&reading, &program, &empty}) {
    EXPECT_EQ(SharedView::Open(*descriptor, 1 << 20).error().code(), StatusCode::kBadData);
  }
  EXPECT_EQ(SharedView::Open(Descriptor(), 1 << 20).error().code(), StatusCode::kBadData);
}

TEST(SharedView, FailedAllocationOfACopyIsOutOfMemory) {
  auto region = SharedRegion::Create(4096);
  ASSERT_TRUE(region.has_value());
  const auto descriptor = region->Duplicate();
  ASSERT_TRUE(descriptor.has_value());
  FailAllocationsAfter(0);
  const auto view = SharedView::Open(*descriptor, 4096);
  StopFailingAllocations();
  EXPECT_EQ(view.error().code(), StatusCode::kOutOfMemory);
}

TEST(SharedRegion, FrozenInPlaceItKeepsItsAddressesAndItsReadersTheirBytes) {
  auto region = SharedRegion::Create(5000);
  region->bytes()[4999] = 7;
  uint8_t* const before = region->bytes().data();
  const auto frozen = region->FreezeInPlace();
  ASSERT_TRUE(frozen.has_value()) << frozen.error().message();
  const auto view = SharedView::Open(*frozen, 5000);
  ASSERT_TRUE(view.has_value());
  EXPECT_FALSE(view->is_copy());
  EXPECT_EQ(region->bytes().data(), before);
  region->bytes()[4999] = 8;
  EXPECT_EQ(view->bytes()[4999], 7);
}

TEST(SharedRegion, ThatAPeerWritesToIsNotFrozen) {
  auto region = SharedRegion::Create(5000);
  const auto peer = SharedRegion::Attach(*region->Duplicate(), 5000);
  ASSERT_TRUE(peer.has_value());
  const auto frozen = region->FreezeInPlace();
  ASSERT_FALSE(frozen.has_value());
  EXPECT_EQ(frozen.error().code(), StatusCode::kUnavailable);
}

}  // namespace
}  // namespace genie
