// CopyPixels: strides, shapes, counting.
#include <genie/image/copy.h>

#include <gtest/gtest.h>

#include <thread>

#include <array>
#include <limits>
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

TEST(CopyPixels, PartsAreCopiedCountedAndNothingElseIsTouched) {
  std::array<uint8_t, 10 * 13> source;
  std::iota(source.begin(), source.end(), uint8_t{1});
  std::array<uint8_t, 10 * 12> target{};
  const ConstImageView from{source.data(), 4, 10, 13, PixelFormat::kRgb};
  const ImageView to{target.data(), 4, 10, 12, PixelFormat::kRgb};
  const Box parts[] = {{1, 2, 2, 3}, {3, 9, 1, 1}, {}, {2, 4, -5, 3}};
  const CopyStats before = GetCopyStats();
  ASSERT_TRUE(CopyPixels(from, to, parts).ok());
  EXPECT_EQ(GetCopyStats().copies, before.copies + 1);
  EXPECT_EQ(GetCopyStats().bytes, before.bytes + 7 * 3);
  for (int y = 0; y < 10; ++y) {
    for (int i = 0; i < 12; ++i) {
      const bool copied = Contains(parts[0], i / 3, y) || Contains(parts[1], i / 3, y);
      EXPECT_EQ(to.row(y)[i], copied ? from.row(y)[i] : 0) << "byte " << i << " of row " << y;
    }
  }
}

TEST(CopyPixels, NoPartsAreNoCopy) {
  std::array<uint8_t, 16> source{}, target{};
  const CopyStats before = GetCopyStats();
  const ConstImageView from{source.data(), 4, 4, 4, PixelFormat::kGray};
  ASSERT_TRUE(CopyPixels(from, {target.data(), 4, 4, 4, PixelFormat::kGray}, {}).ok());
  EXPECT_EQ(GetCopyStats().copies, before.copies);
}

TEST(CopyPixels, APartOutsideIsInvalidArgumentAndNothingIsCopied) {
  constexpr int32_t kMost = std::numeric_limits<int32_t>::max();
  std::array<uint8_t, 16> source, target{};
  source.fill(9);
  const ConstImageView from{source.data(), 4, 4, 4, PixelFormat::kGray};
  const ImageView to{target.data(), 4, 4, 4, PixelFormat::kGray};
  for (const Box& part : {Box{-1, 0, 2, 2}, Box{3, 0, 2, 1}, Box{0, 2, 1, 3}, Box{4, 4, 1, 1},
                          Box{kMost, kMost, kMost, kMost}, Box{1, 1, kMost, 1}}) {
    const Box parts[] = {{0, 0, 4, 4}, part};
    EXPECT_EQ(CopyPixels(from, to, parts).code(), StatusCode::kInvalidArgument);
  }
  EXPECT_EQ(target, (std::array<uint8_t, 16>{}));
}

TEST(CopyPixels, ThreadCountsItsOwnCopiesBesideTheProcess) {
  const CopyStats all = GetCopyStats();
  const CopyStats own = GetThreadCopyStats();
  std::jthread([] { CountCopy(100); }).join();
  EXPECT_EQ(GetThreadCopyStats().copies, own.copies);
  CountCopy(7);
  EXPECT_EQ(GetThreadCopyStats().copies, own.copies + 1);
  EXPECT_EQ(GetThreadCopyStats().bytes, own.bytes + 7);
  EXPECT_EQ(GetCopyStats().copies, all.copies + 2);
  EXPECT_EQ(GetCopyStats().bytes, all.bytes + 107);
}

}  // namespace
}  // namespace genie
