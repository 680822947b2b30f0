// JPEG: colour spaces, metadata, cuts, scan bombs. JPEG is lossy: colours are flat here and must
// come out within two levels.
#include <gtest/gtest.h>

#include <cstdlib>

#include <genie/codec/decode.h>

#include "decoded.h"
#include "jpeg_writer.h"

namespace genie {
namespace {

using namespace codec_test;  // NOLINT(google-build-using-namespace): the tests' own words

// One flat colour of up to four channels.
Sample Flat(uint32_t a, uint32_t b = 0, uint32_t c = 0, uint32_t d = 0) {
  return [=](uint32_t, uint32_t, uint32_t channel) {
    return channel == 0 ? a : channel == 1 ? b : channel == 2 ? c : d;
  };
}

uint32_t Pattern(uint32_t x, uint32_t y, uint32_t c) { return (x * 5 + y * 3 + c * 60) & 255; }

void ExpectNear(const Rgb& actual, const Rgb& expected) {
  for (size_t c = 0; c < 3; ++c) {
    EXPECT_LE(std::abs(actual[c] - expected[c]), 2) << "channel " << c;
  }
}

constexpr JpegSpec kCmykSpec = {.width = 16, .height = 16, .color = JpegColor::kCmyk};

TEST(DecodeJpeg, ColoursComeOutAsRgb) {
  const Image image = DecodeOrFail(WriteJpeg({.width = 21, .height = 10}, Flat(200, 30, 90)));
  EXPECT_EQ(image.view().width, 21);
  EXPECT_EQ(image.view().height, 10);
  EXPECT_EQ(image.view().format, PixelFormat::kRgb);
  ExpectNear(PixelAt(image, 20, 9), {200, 30, 90});
}

TEST(DecodeJpeg, GrayIsExpandedOrKept) {
  const FileBytes file = WriteJpeg({.color = JpegColor::kGray}, Flat(120));
  EXPECT_EQ(DecodeOrFail(file).view().format, PixelFormat::kRgb);
  ExpectNear(PixelAt(DecodeOrFail(file), 3, 3), {120, 120, 120});
  const Image kept = DecodeOrFail(file, {.gray = GrayFiles::kKeep});
  EXPECT_EQ(kept.view().format, PixelFormat::kGray);
  ExpectNear(PixelAt(kept, 3, 3), {120, 120, 120});
}

TEST(DecodeJpeg, CmykOfAdobeIsWhatTheInkLeaves) {
  // Adobe stores 255 - ink: full light in red, half in green, none in blue; a fifth taken by black.
  const FileBytes file = WriteJpeg(kCmykSpec, Flat(255, 128, 0, 204));
  ExpectNear(PixelAt(DecodeOrFail(file), 5, 5), {204, 102, 0});
}

TEST(DecodeJpeg, CmykWithoutAdobeStoresTheInk) {
  const FileBytes file = WithoutAdobe(WriteJpeg(kCmykSpec, Flat(0, 127, 255, 51)));
  ExpectNear(PixelAt(DecodeOrFail(file), 5, 5), {204, 102, 0});
}

TEST(DecodeJpeg, YcckComesOutAsCmykDoes) {
  JpegSpec spec = kCmykSpec;
  spec.color = JpegColor::kYcck;
  ExpectNear(PixelAt(DecodeOrFail(WriteJpeg(spec, Flat(255, 128, 0, 204))), 5, 5), {204, 102, 0});
}

TEST(DecodeJpeg, ProgressiveIsTheSamePictureAsBaseline) {
  const JpegSpec spec = {.width = 33, .height = 20, .scans = JpegScans::kProgressive};
  const Image progressive = DecodeOrFail(WriteJpeg(spec, Pattern));
  const Image baseline = DecodeOrFail(WriteJpeg({.width = 33, .height = 20}, Pattern));
  for (int y = 0; y < 20; ++y) {
    for (int x = 0; x < 33; ++x) {
      ASSERT_EQ(PixelAt(progressive, x, y), PixelAt(baseline, x, y));
    }
  }
}

TEST(DecodeJpeg, ExifOrientationIsNotApplied) {
  const FileBytes plain = WriteJpeg({.width = 30, .height = 10}, Pattern);
  const FileBytes turned = WithExifOrientation6(plain);
  const Image image = DecodeOrFail(turned);
  EXPECT_EQ(image.view().width, 30);
  EXPECT_EQ(image.view().height, 10);
  EXPECT_EQ(PixelAt(image, 29, 0), PixelAt(DecodeOrFail(plain), 29, 0));
}

TEST(HostileJpeg, EveryCutIsAnError) {
  for (const JpegScans scans : {JpegScans::kBaseline, JpegScans::kProgressive}) {
    const FileBytes file = WriteJpeg({.width = 17, .height = 11, .scans = scans}, Pattern);
    for (size_t size = 0; size < file.size(); ++size) {
      ASSERT_EQ(ErrorOf(std::span(file).first(size)).code(), StatusCode::kBadData)
          << size << " of " << file.size();
    }
  }
}

TEST(HostileJpeg, BytesBehindTheEndMarkAreIgnored) {
  FileBytes file = WriteJpeg({}, Pattern);
  Append(file, {'t', 'r', 'a', 'i', 'l', 'e', 'r'});
  EXPECT_TRUE(ErrorOf(file).ok());
}

TEST(HostileJpeg, ManyScansAreALimit) {
  const JpegSpec spec = {.width = 16, .height = 16, .scans = JpegScans::kProgressive};
  const FileBytes file = WithRepeatedScan(WriteJpeg(spec, Pattern), 1000);
  const Status status = ErrorOf(file);
  EXPECT_EQ(status.code(), StatusCode::kLimitExceeded) << status.message();
  EXPECT_NE(status.message().find("scans"), std::string_view::npos);
}

TEST(HostileJpeg, ClaimedSizeOverTheLimitIsALimit) {
  const FileBytes file = WithJpegSize(WriteJpeg({}, Pattern), 65'000, 65'000);
  EXPECT_EQ(ErrorOf(file).code(), StatusCode::kLimitExceeded);
}

TEST(HostileJpeg, ProgressiveThatNeedsTooMuchMemoryIsRefusedFirst) {
  const JpegSpec spec = {.scans = JpegScans::kProgressive};
  const FileBytes file = WithJpegSize(WriteJpeg(spec, Pattern), 10'000, 10'000);
  Status status;
  EXPECT_LT(PeakGrowth([&] {
              status = ErrorOf(file);
              EXPECT_EQ(status.code(), StatusCode::kLimitExceeded) << status.message();
            }),
            kSmallMemory);
}

TEST(HostileJpeg, ClaimedSizeWithoutPixelsCostsLittleMemory) {
  const FileBytes file = WithJpegSize(WriteJpeg({}, Pattern), 10'000, 10'000);
  EXPECT_LT(PeakGrowth([&] { EXPECT_EQ(ErrorOf(file).code(), StatusCode::kBadData); }),
            kSmallMemory);
}

TEST(HostileJpeg, ZeroSizeIsBadData) {
  EXPECT_EQ(ErrorOf(WithJpegSize(WriteJpeg({}, Pattern), 0, 8)).code(), StatusCode::kBadData);
}

}  // namespace
}  // namespace genie
