// CopyPixels: strides, shapes, counting.
#include <genie/image/copy.h>

#include <gtest/gtest.h>

#include <array>
#include <numeric>

namespace genie {
namespace {

TEST(CopyPixels, OddStridesCopyPixelsAndLeavePaddingAlone) {
  std::array<uint8_t, 24> source;
  std::iota(source.begin(), source.end(), uint8_t{1});
  std::array<uint8_t, 30> target{};
  const ConstImageView from{source.data(), 2, 3, 8, PixelFormat::kRgb};
  const ImageView to{target.data(), 2, 3, 10, PixelFormat::kRgb};
  ASSERT_TRUE(CopyPixels(from, to).ok());
  for (int y = 0; y < 3; ++y) {
    for (int i = 0; i < 10; ++i) {
      EXPECT_EQ(to.row(y)[i], i < 6 ? from.row(y)[i] : 0);
    }
  }
}

TEST(CopyPixels, EveryCopyIsCounted) {
  std::array<uint8_t, 16> source{}, target{};
  const CopyStats before = GetCopyStats();
  const ConstImageView from{source.data(), 2, 2, 8, PixelFormat::kRgba};
  ASSERT_TRUE(CopyPixels(from, {target.data(), 2, 2, 8, PixelFormat::kRgba}).ok());
  EXPECT_EQ(GetCopyStats().copies, before.copies + 1);
  EXPECT_EQ(GetCopyStats().bytes, before.bytes + 16);
}

TEST(CopyPixels, ShapesThatDifferAreInvalidArgument) {
  std::array<uint8_t, 64> source{}, target{};
  const ConstImageView from{source.data(), 4, 4, 4, PixelFormat::kGray};
  const int64_t copies = GetCopyStats().copies;
  for (const ImageView to : {ImageView{target.data(), 3, 4, 4, PixelFormat::kGray},
                             ImageView{target.data(), 4, 3, 4, PixelFormat::kGray},
                             ImageView{target.data(), 4, 4, 12, PixelFormat::kRgb},
                             ImageView{target.data(), 4, 4, 3, PixelFormat::kGray},
                             ImageView{nullptr, 4, 4, 4, PixelFormat::kGray}}) {
    EXPECT_EQ(CopyPixels(from, to).code(), StatusCode::kInvalidArgument);
  }
  EXPECT_EQ(GetCopyStats().copies, copies);
}

TEST(CopyPixels, OverlapIsInvalidArgument) {
  std::array<uint8_t, 16> pixels{};
  const ImageView to{pixels.data() + 1, 3, 3, 4, PixelFormat::kGray};
  EXPECT_EQ(CopyPixels({pixels.data(), 3, 3, 4, PixelFormat::kGray}, to).code(),
            StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace genie
