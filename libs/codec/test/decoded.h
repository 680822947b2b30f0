// What the codec's tests ask of a decoded image, and how they measure memory.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <functional>

#include <genie/codec/decode.h>

namespace genie::codec_test {

using Rgb = std::array<int, 3>;

// The pixel as RGB, whatever the image's format; alpha must be 255.
inline Rgb PixelAt(ConstImageView view, int x, int y) {
  const uint8_t* p = view.row(y) + x * BytesPerPixel(view.format);
  if (view.format == PixelFormat::kGray) return {p[0], p[0], p[0]};
  if (view.format == PixelFormat::kRgba) {
    EXPECT_EQ(p[3], 255) << "at " << x << "," << y;
  }
  return {p[0], p[1], p[2]};
}

inline Rgb PixelAt(const Image& image, int x, int y) { return PixelAt(image.view(), x, y); }

// Decodes and fails the test on an error; the image is then empty.
inline Image DecodeOrFail(std::span<const uint8_t> bytes, const DecodeOptions& options = {}) {
  auto image = Decode(bytes, options);
  if (!image) {
    ADD_FAILURE() << image.error().message();
    return Image();
  }
  return *image;
}

// The error of decoding; kOk when there is none.
inline Status ErrorOf(std::span<const uint8_t> bytes, const DecodeOptions& options = {}) {
  const auto image = Decode(bytes, options);
  return image ? Status::Ok() : image.error();
}

// What libjpeg, zlib and libwebp hold in all is a few MiB.
inline constexpr int64_t kSmallMemory = int64_t{16} << 20;

// By how many bytes resident memory grows, at its highest, while `work` runs in a child process.
int64_t PeakGrowth(const std::function<void()>& work);

}  // namespace genie::codec_test
