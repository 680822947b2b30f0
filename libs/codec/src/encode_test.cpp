// Encoders: what goes in comes out, for every pixel order and stride.
#include <genie/codec/encode.h>

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <vector>

#include <genie/base/buffer.h>

#include "decoded.h"

namespace genie {
namespace {

using codec_test::DecodeOrFail;
using codec_test::PixelAt;
using codec_test::Rgb;

constexpr PixelFormat kFormats[] = {PixelFormat::kGray, PixelFormat::kRgb, PixelFormat::kBgr,
                                    PixelFormat::kRgba, PixelFormat::kBgra};

using Encoder = std::function<Status(ConstImageView, List<uint8_t>&)>;

// Opaque pixels with a slow gradient, five bytes of padding behind each row.
struct Picture {
  explicit Picture(PixelFormat format) : bytes(kHeight * (kWidth * 4 + 5)) {
    const int channels = BytesPerPixel(format);
    view = {bytes.data(), kWidth, kHeight, kWidth * channels + 5, format};
    for (int y = 0; y < kHeight; ++y) {
      for (int i = 0; i < kWidth * channels; ++i) {
        bytes[static_cast<size_t>(y * view.stride_bytes + i)] = static_cast<uint8_t>(
            i % channels == 3 ? 255 : 40 + i / channels + y + 50 * (i % channels));
      }
    }
  }
  Rgb ColorAt(int x, int y) const {
    const uint8_t* p = view.row(y) + x * BytesPerPixel(view.format);
    switch (view.format) {
      case PixelFormat::kGray:
        return {p[0], p[0], p[0]};
      case PixelFormat::kBgr:
      case PixelFormat::kBgra:
        return {p[2], p[1], p[0]};
      default:
        return {p[0], p[1], p[2]};
    }
  }

  static constexpr int kWidth = 37;
  static constexpr int kHeight = 21;
  std::vector<uint8_t> bytes;
  ConstImageView view;
};

void ExpectRoundTrip(const Encoder& encode, int tolerance) {
  for (const PixelFormat format : kFormats) {
    const Picture picture(format);
    List<uint8_t> file;
    ASSERT_TRUE(encode(picture.view, file).ok());
    const Image image = DecodeOrFail(file.span());
    ASSERT_EQ(image.view().width, Picture::kWidth);
    ASSERT_EQ(image.view().height, Picture::kHeight);
    for (int y = 0; y < Picture::kHeight; ++y) {
      for (int x = 0; x < Picture::kWidth; ++x) {
        const Rgb actual = PixelAt(image, x, y);
        const Rgb expected = picture.ColorAt(x, y);
        for (size_t c = 0; c < 3; ++c) {
          ASSERT_LE(std::abs(actual[c] - expected[c]), tolerance)
              << "format " << static_cast<int>(format) << " at " << x << "," << y;
        }
      }
    }
  }
}

TEST(EncodePng, EveryFormatComesBackExactly) { ExpectRoundTrip(EncodePng, 0); }

TEST(EncodeQoi, EveryFormatComesBackExactly) { ExpectRoundTrip(EncodeQoi, 0); }

TEST(EncodeWebp, LosslessComesBackExactly) {
  ExpectRoundTrip([](ConstImageView view,
                     List<uint8_t>& out) { return EncodeWebp(view, WebpLoss::kLossless, 50, out); },
                  0);
}

TEST(EncodeWebp, LossyComesBackNearly) {
  ExpectRoundTrip([](ConstImageView view,
                     List<uint8_t>& out) { return EncodeWebp(view, WebpLoss::kLossy, 100, out); },
                  12);
}

TEST(EncodeJpeg, ComesBackNearly) {
  ExpectRoundTrip(
      [](ConstImageView view, List<uint8_t>& out) { return EncodeJpeg(view, 100, out); }, 8);
}

TEST(EncodePng, TransparencyIsKept) {
  const std::vector<uint8_t> pixel = {0, 255, 100, 51};
  List<uint8_t> file;
  ASSERT_TRUE(EncodePng({pixel.data(), 1, 1, 4, PixelFormat::kRgba}, file).ok());
  EXPECT_EQ(PixelAt(DecodeOrFail(file.span()), 0, 0), (Rgb{204, 255, 224}));
}

TEST(Encode, EmptyViewIsInvalidArgumentAndLeavesNothing) {
  const Encoder encoders[] = {
      EncodePng, EncodeQoi,
      [](ConstImageView view, List<uint8_t>& out) { return EncodeJpeg(view, 90, out); },
      [](ConstImageView view, List<uint8_t>& out) {
        return EncodeWebp(view, WebpLoss::kLossy, 90, out);
      }};
  for (const Encoder& encode : encoders) {
    List<uint8_t> out;
    ASSERT_TRUE(out.Push(1).ok());
    EXPECT_EQ(encode({}, out).code(), StatusCode::kInvalidArgument);
    EXPECT_TRUE(out.empty());
  }
}

TEST(Encode, QualityOutOfRangeIsInvalidArgument) {
  const Picture picture(PixelFormat::kRgb);
  List<uint8_t> out;
  EXPECT_EQ(EncodeJpeg(picture.view, 0, out).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(EncodeJpeg(picture.view, 101, out).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(EncodeWebp(picture.view, WebpLoss::kLossy, -1, out).code(),
            StatusCode::kInvalidArgument);
}

TEST(EncodePng, EveryFailedAllocationIsAStatus) {
  const Picture picture(PixelFormat::kBgr);
  for (uint64_t n = 0;; ++n) {
    List<uint8_t> out;
    FailAllocationsAfter(n);
    const Status status = EncodePng(picture.view, out);
    StopFailingAllocations();
    if (status.ok()) {
      EXPECT_GT(n, 1u);
      break;
    }
    EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
    EXPECT_TRUE(out.empty());
  }
}

}  // namespace
}  // namespace genie
