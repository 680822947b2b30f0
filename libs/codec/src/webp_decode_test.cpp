// WebP: lossless, lossy, alpha, animation, cuts, claimed sizes.
#include <gtest/gtest.h>

#include <cstdlib>

#include <genie/codec/decode.h>
#include <genie/codec/encode.h>

#include "decoded.h"
#include "webp_writer.h"

namespace genie {
namespace {

using namespace codec_test;  // NOLINT(google-build-using-namespace): the tests' own words

// An RGBA picture of one colour, or of a pattern where `flat` is null.
FileBytes WebpOf(int32_t width, int32_t height, const std::array<uint8_t, 4>* flat, WebpLoss loss) {
  FileBytes pixels(static_cast<size_t>(width) * height * 4);
  for (size_t i = 0; i < pixels.size(); ++i) {
    pixels[i] = flat != nullptr ? (*flat)[i % 4]
                : i % 4 == 3    ? uint8_t{255}
                                : static_cast<uint8_t>(i * 37 >> 3);
  }
  List<uint8_t> out;
  EXPECT_TRUE(EncodeWebp({pixels.data(), width, height, ptrdiff_t{width} * 4, PixelFormat::kRgba},
                         loss, 90, out)
                  .ok());
  return FileBytes(out.begin(), out.end());
}

FileBytes FlatWebp(int32_t width, int32_t height, std::array<uint8_t, 4> color) {
  return WebpOf(width, height, &color, WebpLoss::kLossless);
}

TEST(DecodeWebp, LosslessPixelsAreExact) {
  const Image image = DecodeOrFail(FlatWebp(7, 5, {10, 20, 30, 255}));
  EXPECT_EQ(image.view().width, 7);
  EXPECT_EQ(image.view().height, 5);
  EXPECT_EQ(PixelAt(image, 6, 4), (Rgb{10, 20, 30}));
}

TEST(DecodeWebp, AlphaIsLaidOverWhite) {
  EXPECT_EQ(PixelAt(DecodeOrFail(FlatWebp(3, 3, {0, 255, 100, 51})), 1, 1), (Rgb{204, 255, 224}));
}

TEST(DecodeWebp, LossyPixelsAreNear) {
  const std::array<uint8_t, 4> color = {200, 60, 60, 255};
  const Image image = DecodeOrFail(WebpOf(40, 40, &color, WebpLoss::kLossy));
  for (size_t c = 0; c < 3; ++c) {
    EXPECT_LE(std::abs(PixelAt(image, 20, 20)[c] - color[c]), 6);
  }
}

TEST(DecodeWebp, AnimationGivesItsFirstFrameOnAWhiteCanvas) {
  const FileBytes file = WriteWebpAnimation(20, 10,
                                            {{4, 2, 8, 6, FlatWebp(8, 6, {9, 8, 7, 255})},
                                             {0, 0, 20, 10, FlatWebp(20, 10, {0, 0, 0, 255})}});
  const Image image = DecodeOrFail(file);
  EXPECT_EQ(image.view().width, 20);
  EXPECT_EQ(image.view().height, 10);
  EXPECT_EQ(PixelAt(image, 4, 2), (Rgb{9, 8, 7}));
  EXPECT_EQ(PixelAt(image, 11, 7), (Rgb{9, 8, 7}));
  EXPECT_EQ(PixelAt(image, 3, 2), (Rgb{255, 255, 255}));
  EXPECT_EQ(PixelAt(image, 12, 7), (Rgb{255, 255, 255}));
}

TEST(DecodeWebp, TransparentFrameOfAnAnimationIsLaidOverWhite) {
  const FileBytes file = WriteWebpAnimation(6, 6, {{0, 0, 6, 6, FlatWebp(6, 6, {0, 0, 0, 128})}});
  EXPECT_EQ(PixelAt(DecodeOrFail(file), 3, 3), (Rgb{127, 127, 127}));
}

TEST(HostileWebp, EveryCutIsAnError) {
  const FileBytes animation =
      WriteWebpAnimation(16, 16, {{0, 0, 16, 16, WebpOf(16, 16, nullptr, WebpLoss::kLossless)}});
  for (const FileBytes& file : {WebpOf(16, 16, nullptr, WebpLoss::kLossless),
                                WebpOf(16, 16, nullptr, WebpLoss::kLossy), animation}) {
    for (size_t size = 0; size < file.size(); ++size) {
      ASSERT_EQ(ErrorOf(std::span(file).first(size)).code(), StatusCode::kBadData)
          << size << " of " << file.size();
    }
    EXPECT_TRUE(ErrorOf(file).ok());
  }
}

TEST(HostileWebp, FrameOutsideItsCanvasIsBadData) {
  const FileBytes frame = FlatWebp(8, 8, {1, 2, 3, 255});
  EXPECT_EQ(ErrorOf(WriteWebpAnimation(10, 10, {{4, 4, 8, 8, frame}})).code(),
            StatusCode::kBadData);
}

TEST(HostileWebp, FrameWhoseStreamIsLargerThanItsCanvasIsBadData) {
  const FileBytes frame = FlatWebp(8, 8, {1, 2, 3, 255});
  EXPECT_EQ(ErrorOf(WriteWebpAnimation(6, 6, {{0, 0, 4, 4, frame}})).code(), StatusCode::kBadData);
}

TEST(HostileWebp, AnimationWithoutAFrameIsBadData) {
  EXPECT_EQ(ErrorOf(WriteWebpAnimation(10, 10, {})).code(), StatusCode::kBadData);
}

// The 14-bit sides of a lossless stream lie behind its signature byte.
FileBytes WithLosslessSize(FileBytes file, uint32_t width, uint32_t height) {
  const uint32_t sides = (width - 1) | (height - 1) << 14;
  file[21] = static_cast<uint8_t>(sides);
  file[22] = static_cast<uint8_t>(sides >> 8);
  file[23] = static_cast<uint8_t>(sides >> 16);
  file[24] = static_cast<uint8_t>((file[24] & 0xf0) | (sides >> 24 & 0x0f));
  return file;
}

TEST(HostileWebp, ClaimedSizesAreLimits) {
  const FileBytes small = FlatWebp(8, 8, {1, 2, 3, 255});
  const FileBytes giant = WithLosslessSize(small, 16'384, 16'384);
  EXPECT_EQ(ErrorOf(giant).code(), StatusCode::kLimitExceeded);
  // Within the pixels, but libwebp would hold the frame a second time.
  const Status status = ErrorOf(WithLosslessSize(small, 9'000, 9'000));
  EXPECT_EQ(status.code(), StatusCode::kLimitExceeded);
  EXPECT_NE(status.message().find("memory"), std::string_view::npos);
}

}  // namespace
}  // namespace genie
