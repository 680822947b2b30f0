// Tests of shared_image.h.
#include <genie/shm/shared_image.h>

#include <genie/shm/passing.h>
#include <genie/shm/region.h>
#include <gtest/gtest.h>

#include <cstring>
#include <vector>

#include "socket_pair.h"

namespace genie {
namespace {

constexpr int32_t kWidth = 5;
constexpr int32_t kHeight = 4;
constexpr uint64_t kStride = 32;
constexpr size_t kBytes = 8 + kStride * (kHeight - 1) + kWidth * 3;

ImageNote GoodNote() {
  return {.width = kWidth,
          .height = kHeight,
          .format = static_cast<uint32_t>(PixelFormat::kBgr),
          .stride_bytes = kStride,
          .offset_bytes = 8};
}

Result<Image> Transfer(const ImageNote& note, const ImageLimits& limits = {}) {
  auto region = SharedRegion::Create(kBytes);
  for (size_t i = 0; i < kBytes; ++i) region->bytes()[i] = uint8_t(i);
  const auto frozen = std::move(*region).Freeze();
  const SocketPair pair;
  EXPECT_TRUE(SendImage(pair.left.get(), *frozen, note).ok());
  return ReceiveImage(pair.right.get(), limits);
}

TEST(SharedImage, PixelsArriveWhereTheNoteSays) {
  auto image = Transfer(GoodNote());
  ASSERT_TRUE(image.has_value()) << image.error().message();
  const ConstImageView view = image->view();
  EXPECT_EQ(view.width, kWidth);
  EXPECT_EQ(view.height, kHeight);
  EXPECT_EQ(view.format, PixelFormat::kBgr);
  EXPECT_EQ(view.row(0)[0], 8);
  EXPECT_EQ(view.row(3)[14], uint8_t(8 + 3 * kStride + 14));  // the last byte of the memory
  EXPECT_TRUE(image->mutable_view().empty());
}

TEST(SharedImage, CopiesOfTheImageKeepTheMemory) {
  Image copy;
  {
    const auto image = Transfer(GoodNote());
    ASSERT_TRUE(image.has_value());
    copy = *image;
  }
  EXPECT_EQ(copy.view().row(0)[0], 8);
}

TEST(SharedImage, NoteThatDoesNotFitTheMemoryIsBadData) {
  std::vector<ImageNote> notes(8, GoodNote());
  notes[0].magic = 1;
  notes[1].format = 99;
  notes[2].stride_bytes = kWidth * 3 - 1;
  notes[3].stride_bytes = kStride + 1;
  notes[4].stride_bytes = UINT64_MAX;
  notes[5].offset_bytes = 9;
  notes[6].offset_bytes = UINT64_MAX;
  notes[7].height = kHeight + 1;
  for (size_t i = 0; i < notes.size(); ++i) {
    const auto image = Transfer(notes[i]);
    ASSERT_FALSE(image.has_value()) << i;
    EXPECT_EQ(image.error().code(), StatusCode::kBadData) << i;
  }
}

TEST(SharedImage, SizesOutOfRangeAreRefused) {
  ImageNote note = GoodNote();
  note.width = -1;
  EXPECT_EQ(Transfer(note).error().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(Transfer(GoodNote(), {.max_side = 4}).error().code(), StatusCode::kLimitExceeded);
}

TEST(SharedImage, MemoryOverTheLimitsIsNotEvenMapped) {
  EXPECT_EQ(Transfer(GoodNote(), {.max_pixels = 2}).error().code(), StatusCode::kLimitExceeded);
}

TEST(SharedImage, OneRowMayHaveAnyStride) {
  ImageNote note = GoodNote();
  note.height = 1;
  note.stride_bytes = 1000;
  EXPECT_TRUE(Transfer(note).has_value());
}

}  // namespace
}  // namespace genie
