// Every kind of PNG: colour types, bit depths, interlacing, transparency, 16 bit.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <tuple>

#include <genie/codec/decode.h>

#include "decoded.h"
#include "png_writer.h"

namespace genie {
namespace {

using namespace codec_test;  // NOLINT(google-build-using-namespace): the tests' own words

uint32_t Mixed(uint32_t x, uint32_t y, uint32_t c) {
  uint32_t v = x * 2654435761u ^ y * 2246822519u ^ c * 3266489917u;
  v ^= v >> 15;
  v *= 2246822519u;
  return v ^ v >> 13;
}

struct Kind {
  PngColor color;
  uint8_t bit_depth;
};

class PngKinds : public testing::TestWithParam<std::tuple<Kind, Interlace>> {
 protected:
  PngSpec MakeSpec() const {
    PngSpec spec;
    spec.color = std::get<0>(GetParam()).color;
    spec.bit_depth = std::get<0>(GetParam()).bit_depth;
    spec.interlace = std::get<1>(GetParam());
    if (spec.color == PngColor::kPalette) {
      for (uint32_t i = 0; i < (1u << spec.bit_depth); ++i) {
        for (uint32_t c = 0; c < 3; ++c) {
          spec.palette.push_back(static_cast<uint8_t>(Mixed(i, 99, c)));
        }
      }
    }
    return spec;
  }
};

// round(sample * 255 / largest), the definition.
int To8(uint32_t sample, int bit_depth) {
  const double largest = (1u << bit_depth) - 1;
  return static_cast<int>(std::floor(sample * 255.0 / largest + 0.5));
}

int OverWhiteExact(int value, int alpha) {
  return static_cast<int>(std::floor((value * alpha + 255 * (255 - alpha)) / 255.0 + 0.5));
}

Rgb ExpectedPixel(const PngSpec& spec, const Sample& sample, uint32_t x, uint32_t y) {
  const auto value = [&](uint32_t c) {
    return To8(sample(x, y, c) & ((1u << spec.bit_depth) - 1), spec.bit_depth);
  };
  switch (spec.color) {
    case PngColor::kPalette: {
      const uint32_t index = sample(x, y, 0) & ((1u << spec.bit_depth) - 1);
      const int alpha = index < spec.transparency.size() ? spec.transparency[index] : 255;
      Rgb out;
      for (uint32_t c = 0; c < 3; ++c) {
        out[c] = OverWhiteExact(spec.palette[index * 3 + c], alpha);
      }
      return out;
    }
    case PngColor::kGray:
      return {value(0), value(0), value(0)};
    case PngColor::kGrayAlpha: {
      const int v = OverWhiteExact(value(0), value(1));
      return {v, v, v};
    }
    case PngColor::kRgb:
      return {value(0), value(1), value(2)};
    case PngColor::kRgba:
      return {OverWhiteExact(value(0), value(3)), OverWhiteExact(value(1), value(3)),
              OverWhiteExact(value(2), value(3))};
  }
  return {};
}

void ExpectDecodes(const PngSpec& spec, const Sample& sample, const DecodeOptions& options = {}) {
  const Image image = DecodeOrFail(WritePng(spec, sample), options);
  ASSERT_FALSE(image.empty());
  ASSERT_EQ(image.view().width, static_cast<int32_t>(spec.width));
  ASSERT_EQ(image.view().height, static_cast<int32_t>(spec.height));
  for (uint32_t y = 0; y < spec.height; ++y) {
    for (uint32_t x = 0; x < spec.width; ++x) {
      ASSERT_EQ(PixelAt(image, static_cast<int>(x), static_cast<int>(y)),
                ExpectedPixel(spec, sample, x, y))
          << x << "," << y << " of " << spec.width << "x" << spec.height;
    }
  }
}

TEST_P(PngKinds, PixelsAreTheFilesAtEverySize) {
  for (const auto& [width, height] :
       {std::pair{1u, 1u}, {1u, 9u}, {9u, 1u}, {3u, 3u}, {8u, 8u}, {17u, 13u}, {33u, 5u}}) {
    PngSpec spec = MakeSpec();
    spec.width = width;
    spec.height = height;
    ExpectDecodes(spec, Mixed);
  }
}

TEST_P(PngKinds, RowByRowGivesTheSamePixels) {
  PngSpec spec = MakeSpec();
  spec.width = 21;
  spec.height = 14;
  ExpectDecodes(spec, Mixed, {.limits = {.max_working_bytes = 10}});  // no room for the scanlines
}

TEST_P(PngKinds, KeptGrayHasTheSamePixels) {
  PngSpec spec = MakeSpec();
  spec.width = 19;
  spec.height = 11;
  ExpectDecodes(spec, Mixed, {.gray = GrayFiles::kKeep});
}

std::string KindName(const testing::TestParamInfo<PngKinds::ParamType>& info) {
  static constexpr const char* kNames[] = {"Gray", "", "Rgb", "Palette", "GrayAlpha", "", "Rgba"};
  const auto& [kind, interlace] = info.param;
  return kNames[static_cast<size_t>(kind.color)] + std::to_string(kind.bit_depth) +
         (interlace == Interlace::kAdam7 ? "Interlaced" : "");
}

INSTANTIATE_TEST_SUITE_P(
    All, PngKinds,
    testing::Combine(testing::Values(Kind{PngColor::kGray, 1}, Kind{PngColor::kGray, 2},
                                     Kind{PngColor::kGray, 4}, Kind{PngColor::kGray, 8},
                                     Kind{PngColor::kGray, 16}, Kind{PngColor::kRgb, 8},
                                     Kind{PngColor::kRgb, 16}, Kind{PngColor::kPalette, 1},
                                     Kind{PngColor::kPalette, 2}, Kind{PngColor::kPalette, 4},
                                     Kind{PngColor::kPalette, 8}, Kind{PngColor::kGrayAlpha, 8},
                                     Kind{PngColor::kGrayAlpha, 16}, Kind{PngColor::kRgba, 8},
                                     Kind{PngColor::kRgba, 16}),
                     testing::Values(Interlace::kNone, Interlace::kAdam7)),
    KindName);

TEST(DecodePng, GrayIsKeptWhenAsked) {
  PngSpec spec;
  spec.color = PngColor::kGray;
  const auto sample = [](uint32_t, uint32_t, uint32_t) { return 77u; };
  const Image kept = DecodeOrFail(WritePng(spec, sample), {.gray = GrayFiles::kKeep});
  EXPECT_EQ(kept.view().format, PixelFormat::kGray);
  EXPECT_EQ(DecodeOrFail(WritePng(spec, sample)).view().format, PixelFormat::kRgb);
}

TEST(DecodePng, PaletteTransparencyIsLaidOverWhite) {
  for (const Interlace interlace : {Interlace::kNone, Interlace::kAdam7}) {
    PngSpec spec;
    spec.width = spec.height = 11;
    spec.color = PngColor::kPalette;
    spec.bit_depth = 2;
    spec.interlace = interlace;
    spec.palette = {255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30};
    spec.transparency = {0, 128, 255};  // the fourth colour is opaque by omission
    ExpectDecodes(spec, Mixed);
  }
}

TEST(DecodePng, TransparentColourOfAGrayFileBecomesWhite) {
  PngSpec spec;
  spec.width = 4;
  spec.color = PngColor::kGray;
  spec.transparency = {0, 2};
  const Image image =
      DecodeOrFail(WritePng(spec, [](uint32_t x, uint32_t, uint32_t) { return x; }));
  EXPECT_EQ(PixelAt(image, 1, 0), (Rgb{1, 1, 1}));
  EXPECT_EQ(PixelAt(image, 2, 0), (Rgb{255, 255, 255}));
}

TEST(DecodePng, TransparentColourOfA16BitFileIsComparedInFull) {
  PngSpec spec;
  spec.width = 2;
  spec.bit_depth = 16;
  spec.transparency = {0x12, 0x34, 0x12, 0x34, 0x12, 0x34};
  const auto sample = [](uint32_t x, uint32_t, uint32_t) { return 0x1234u + x; };
  const Image image = DecodeOrFail(WritePng(spec, sample));
  EXPECT_EQ(PixelAt(image, 0, 0), (Rgb{255, 255, 255}));
  EXPECT_EQ(PixelAt(image, 1, 0), (Rgb{0x12, 0x12, 0x12}));
}

TEST(DecodePng, GammaProfileAndOrientationChangeNothing) {
  PngSpec spec;
  spec.width = spec.height = 5;
  spec.before_pixels = PngChunk("gAMA", {0, 0, 0x20, 0});
  Append(spec.before_pixels, PngChunk("sBIT", {5, 5, 5}));
  Append(spec.before_pixels, PngChunk("eXIf", {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0,
                                               3,   0,   0, 0,  1, 0, 6, 0, 0, 0, 0, 0,  0}));
  ExpectDecodes(spec, Mixed);
}

TEST(DecodePng, AnimationGivesItsFirstFrame) {
  PngSpec spec;
  spec.width = spec.height = 4;
  FileBytes frame = BigEndian32(0);  // sequence number, size, offset, delay, disposal
  for (const uint32_t value : {4u, 4u, 0u, 0u, 0x00640064u}) Append(frame, BigEndian32(value));
  Append(frame, {0, 0});
  FileBytes control = BigEndian32(2);
  Append(control, BigEndian32(0));
  spec.before_pixels = PngChunk("acTL", control);
  Append(spec.before_pixels, PngChunk("fcTL", frame));
  FileBytes file = WritePng(spec, Mixed);
  FileBytes second = BigEndian32(2);
  Append(second, DeflatedRun(4 * (1 + 4 * 3), 9));
  const FileBytes chunk = PngChunk("fdAT", second);
  file.insert(file.end() - 12, chunk.begin(), chunk.end());
  const Image image = DecodeOrFail(file);
  EXPECT_EQ(PixelAt(image, 3, 2), ExpectedPixel(spec, Mixed, 3, 2));
}

TEST(DecodePng, PixelsInManyChunksAreOnePicture) {
  PngSpec spec;
  spec.width = 200;
  spec.height = 150;  // more than one stored block
  spec.pixel_chunk_bytes = 77;
  ExpectDecodes(spec, Mixed);
}

TEST(DecodePng, PixelsComeFromThePool) {
  auto pool = BufferPool::Create();
  ASSERT_TRUE(pool.has_value());
  PngSpec spec;
  const FileBytes file = WritePng(spec, Mixed);
  for (int i = 0; i < 3; ++i) {
    DecodeOrFail(file, {.pool = &*pool});
  }
  const PoolStats first = pool->stats();
  DecodeOrFail(file, {.pool = &*pool});
  EXPECT_EQ(pool->stats().misses, first.misses);
  EXPECT_GT(pool->stats().hits, first.hits);
  EXPECT_EQ(pool->stats().bytes_in_use, 0);
}

}  // namespace
}  // namespace genie
