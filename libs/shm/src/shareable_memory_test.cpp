// Tests of shareable_memory.h with pools, forks and hostile peers.
#include <genie/shm/shareable_memory.h>

#include <genie/image/copy.h>
#include <genie/shm/region.h>
#include <genie/shm/shared_image.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "socket_pair.h"

namespace genie {
namespace {

constexpr int32_t kWidth = 300;
constexpr int32_t kHeight = 100;

BufferPool MakePool(PoolOptions options = {}) {
  options.shareable = &ShareableMemory();
  auto pool = BufferPool::Create(options);
  EXPECT_TRUE(pool.has_value());
  return *pool;
}

Image Take(BufferPool& pool, int32_t height = kHeight) {
  auto image = Image::Create(kWidth, height, PixelFormat::kRgb, &pool, Placement::kShareable);
  EXPECT_TRUE(image.has_value()) << image.error().message();
  return image ? *image : Image();
}

void Fill(Image& image, uint8_t value) {
  const ImageView view = image.mutable_view();
  std::memset(view.data, value, static_cast<size_t>(view.stride_bytes * view.height));
}

Image Reopened(const Image& image) {
  const auto shared = ShareImage(image);
  EXPECT_TRUE(shared.has_value()) << shared.error().message();
  auto opened = OpenImage(shared->descriptor, shared->note, {});
  EXPECT_TRUE(opened.has_value()) << opened.error().message();
  return opened ? *opened : Image();
}

template <typename Check>
bool TrueInChild(Check check) {
  const pid_t child = fork();
  if (child == 0) _exit(check() ? 0 : 1);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(ShareableMemory, SharingCopiesNothingAndKeepsAddresses) {
  BufferPool pool = MakePool();
  Image image = Take(pool);
  Fill(image, 7);
  const uint8_t* before = image.view().data;
  const int64_t copies = GetCopyStats().copies;
  const Image other = Reopened(image);
  const Image third = Reopened(other);  // handed on by its receiver
  EXPECT_EQ(GetCopyStats().copies, copies);
  EXPECT_EQ(image.view().data, before);
  EXPECT_EQ(third.view().row(kHeight - 1)[3 * kWidth - 1], 7);
  EXPECT_TRUE(image.mutable_view().empty());
}

TEST(ShareableMemory, WritingAfterSharingHarmsNobody) {
  BufferPool pool = MakePool();
  Image image = Take(pool);
  Fill(image, 7);
  const ImageView kept = image.mutable_view();
  const Image other = Reopened(image);
  kept.row(0)[0] = 200;  // through a view from before
  EXPECT_EQ(other.view().row(0)[0], 7);
  EXPECT_EQ(image.view().row(0)[0], 200);
}

TEST(ShareableMemory, MemoryThatWasHandedOverIsNotReused) {
  BufferPool pool = MakePool();
  const Image other = Reopened(Take(pool));
  EXPECT_EQ(pool.stats().idle_bytes, 0);
  EXPECT_EQ(pool.stats().bytes_in_use, 0);
  Image next = Take(pool);
  Fill(next, 9);
  EXPECT_EQ(other.view().row(0)[0], 0);
}

TEST(ShareableMemory, MemoryThatWasNotHandedOverIsReused) {
  BufferPool pool = MakePool();
  const uint8_t* first = Take(pool).view().data;
  EXPECT_EQ(Take(pool).view().data, first);
  EXPECT_EQ(pool.stats().hits, 1);
}

TEST(ShareableMemory, ReceiverSeesNothingOfOlderPicturesBehindTheNewOne) {
  BufferPool pool = MakePool();
  {
    Image old = Take(pool, 109);  // the same class, some pages more
    Fill(old, 0xaa);
  }
  Image image = Take(pool);
  ASSERT_EQ(pool.stats().hits, 1);
  Fill(image, 7);
  const auto shared = ShareImage(image);
  const auto all = SharedView::Open(shared->descriptor, kMaxSharedBytes);
  ASSERT_TRUE(all.has_value());
  ASSERT_GT(all->bytes().size(), size_t{3} * kWidth * 109);
  const auto behind = all->bytes().subspan(size_t{3} * kWidth * kHeight);
  EXPECT_TRUE(std::ranges::all_of(behind, [](uint8_t byte) { return byte == 0; }));
}

TEST(ShareableMemory, PlainPixelsAreCopiedOnceAndTheCopyIsCounted) {
  auto image = Image::Create(kWidth, kHeight, PixelFormat::kRgb);
  Fill(*image, 5);
  const CopyStats before = GetCopyStats();
  const Image other = Reopened(image->Cropped({10, 10, 50, 20}));
  EXPECT_EQ(GetCopyStats().copies, before.copies + 1);
  EXPECT_EQ(GetCopyStats().bytes, before.bytes + int64_t{50} * 20 * 3);
  EXPECT_EQ(other.view().width, 50);
  EXPECT_FALSE(image->mutable_view().empty());
}

TEST(ShareableMemory, RegionIsHandedOverWhereItLies) {
  BufferPool pool = MakePool();
  Image image = Take(pool);
  Fill(image, 1);
  image.mutable_view().row(20)[30] = 99;
  const Image other = Reopened(image.Cropped({10, 20, 50, 20}));
  EXPECT_EQ(other.view().row(0)[0], 99);
  EXPECT_EQ(other.view().height, 20);
}

TEST(ShareableMemory, PoolLimitCountsBothPlacements) {
  BufferPool pool = MakePool({.max_bytes = 1 << 18});
  const Image one = Take(pool);
  const Image two = Take(pool);
  const auto third = Image::Create(kWidth, kHeight, PixelFormat::kRgb, &pool);
  ASSERT_FALSE(third.has_value());
  EXPECT_EQ(third.error().code(), StatusCode::kLimitExceeded);
}

TEST(ShareableMemory, PoolWithoutASourceSaysSo) {
  auto pool = BufferPool::Create();
  const auto image = Image::Create(4, 4, PixelFormat::kRgb, &*pool, Placement::kShareable);
  ASSERT_FALSE(image.has_value());
  EXPECT_EQ(image.error().code(), StatusCode::kInvalidArgument);
}

TEST(ShareableMemory, ForkedChildWritesForItselfAlone) {
  BufferPool pool = MakePool();
  Image image = Take(pool);
  Fill(image, 7);
  EXPECT_TRUE(TrueInChild([&] {
    const bool same = image.view().row(5)[5] == 7;
    Fill(image, 8);
    return same && image.view().row(5)[5] == 8;
  }));
  EXPECT_EQ(image.view().row(5)[5], 7);
}

TEST(ShareableMemory, ParentSharesWithoutACopyWhileAForkedChildLives) {
  BufferPool pool = MakePool();
  Image image = Take(pool);
  Fill(image, 7);
  const SocketPair pair;
  const pid_t child = fork();
  if (child == 0) {  // says that it began, then waits for the end
    char byte = 0;
    const bool told = write(pair.right.get(), &byte, 1) == 1;
    _exit(told && read(pair.right.get(), &byte, 1) == 1 && image.view().row(0)[0] == 7 ? 0 : 1);
  }
  char byte = 0;
  ASSERT_EQ(read(pair.left.get(), &byte, 1), 1);
  const int64_t copies = GetCopyStats().copies;
  EXPECT_EQ(Reopened(image).view().row(0)[0], 7);
  EXPECT_EQ(GetCopyStats().copies, copies);
  ASSERT_EQ(write(pair.left.get(), &byte, 1), 1);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(ShareableMemory, ForkedChildSharesACopyOfWhatItSees) {
  BufferPool pool = MakePool();
  Image image = Take(pool);
  Fill(image, 7);
  EXPECT_TRUE(TrueInChild([&] {
    image.mutable_view().row(0)[0] = 8;
    const int64_t copies = GetCopyStats().copies;
    const Image other = Reopened(image);
    return other.view().row(0)[0] == 8 && other.view().row(1)[0] == 7 &&
           GetCopyStats().copies == copies + 1;
  }));
  EXPECT_FALSE(image.mutable_view().empty());  // the parent's is not sealed by it
}

TEST(ShareableMemory, PoolReusesNoMemoryThatAForkedChildMaySee) {
  BufferPool pool = MakePool();
  const uint8_t* first = Take(pool).view().data;
  ASSERT_EQ(Take(pool).view().data, first);
  {
    const Image held = Take(pool);
    EXPECT_TRUE(TrueInChild([] { return true; }));
  }
  EXPECT_EQ(pool.stats().idle_bytes, 0);
  Take(pool);
  ASSERT_GT(pool.stats().idle_bytes, 0);
  const int64_t hits = pool.stats().hits;
  EXPECT_TRUE(TrueInChild([&] {
    Image own = Take(pool);
    Fill(own, 3);
    return pool.stats().hits == hits && own.view().row(0)[0] == 3;
  }));
  Take(pool);
  EXPECT_EQ(pool.stats().hits, hits);
}

TEST(ShareableMemory, ReceiverWaitsNoLongerThanItWasTold) {
  const SocketPair silent;
  const auto nothing = ReceiveImage(silent.right.get(), {}, 0);
  ASSERT_FALSE(nothing.has_value());
  EXPECT_EQ(nothing.error().code(), StatusCode::kUnavailable);
  const char half = 'G';  // the beginning of a note, and then no more
  ASSERT_EQ(write(silent.left.get(), &half, 1), 1);
  const auto stalled = ReceiveImage(silent.right.get(), {}, 1);
  ASSERT_FALSE(stalled.has_value());
  EXPECT_EQ(stalled.error().code(), StatusCode::kUnavailable);
}

TEST(ShareableMemory, SenderWaitsNoLongerThanItWasTold) {
  BufferPool pool = MakePool();
  const auto shared = ShareImage(Take(pool));
  const SocketPair pair;
  Status status;
  for (int i = 0; i < 100000 && status.ok(); ++i) {
    status = SendImage(pair.left.get(), shared->descriptor, shared->note, 0);
  }
  EXPECT_EQ(status.code(), StatusCode::kUnavailable);
}

TEST(ShareableMemory, HugePagesOfASenderAreRefused) {
  const Descriptor huge(memfd_create("huge", MFD_CLOEXEC | MFD_HUGETLB | MFD_ALLOW_SEALING));
  if (!huge.valid() || ftruncate(huge.get(), 2 << 20) != 0) GTEST_SKIP() << "no huge pages here";
  EXPECT_FALSE(SharedView::Open(huge, kMaxSharedBytes).has_value());
}

}  // namespace
}  // namespace genie
