// QOI: both ways, transparency, cuts, headers that lie.
#include <gtest/gtest.h>

#include <genie/codec/decode.h>
#include <genie/codec/encode.h>

#include "decoded.h"
#include "png_writer.h"

namespace genie {
namespace {

using namespace codec_test;  // NOLINT(google-build-using-namespace): the tests' own words

FileBytes QoiOf(int32_t width, int32_t height, PixelFormat format, const FileBytes& pixels) {
  List<uint8_t> out;
  const ptrdiff_t stride = ptrdiff_t{width} * BytesPerPixel(format);
  EXPECT_TRUE(EncodeQoi({pixels.data(), width, height, stride, format}, out).ok());
  return FileBytes(out.begin(), out.end());
}

FileBytes Pattern(size_t count) {
  FileBytes out(count);
  for (size_t i = 0; i < count; ++i) out[i] = static_cast<uint8_t>(i * i >> 4);
  return out;
}

TEST(DecodeQoi, PixelsAreExact) {
  const FileBytes pixels = Pattern(13 * 9 * 3);
  const Image image = DecodeOrFail(QoiOf(13, 9, PixelFormat::kRgb, pixels));
  ASSERT_EQ(image.view().format, PixelFormat::kRgb);
  for (int i = 0; i < 13 * 9; ++i) {
    ASSERT_EQ(PixelAt(image, i % 13, i / 13),
              (Rgb{pixels[i * 3], pixels[i * 3 + 1], pixels[i * 3 + 2]}));
  }
}

TEST(DecodeQoi, AlphaIsLaidOverWhite) {
  const Image image = DecodeOrFail(QoiOf(1, 1, PixelFormat::kRgba, {0, 255, 100, 51}));
  EXPECT_EQ(PixelAt(image, 0, 0), (Rgb{204, 255, 224}));
}

TEST(HostileQoi, EveryCutIsAnError) {
  const FileBytes file = QoiOf(13, 9, PixelFormat::kRgb, Pattern(13 * 9 * 3));
  for (size_t size = 0; size < file.size(); ++size) {
    ASSERT_EQ(ErrorOf(std::span(file).first(size)).code(), StatusCode::kBadData) << size;
  }
}

TEST(HostileQoi, HeaderThatLiesIsAnError) {
  const FileBytes file = QoiOf(2, 2, PixelFormat::kRgb, Pattern(12));
  FileBytes channels = file;
  channels[12] = 5;
  EXPECT_EQ(ErrorOf(channels).code(), StatusCode::kBadData);
  FileBytes empty = file;
  empty[7] = 0;
  EXPECT_EQ(ErrorOf(empty).code(), StatusCode::kBadData);
  FileBytes giant = file;
  giant[5] = 1;
  EXPECT_EQ(ErrorOf(giant).code(), StatusCode::kLimitExceeded);
}

}  // namespace
}  // namespace genie
