// PNG files that lie: cut, broken, bombs. Each is an error that names the reason, costs little
// memory, and gives no picture.
#include <gtest/gtest.h>

#include <genie/base/buffer.h>
#include <genie/codec/decode.h>

#include "decoded.h"
#include "png_writer.h"

namespace genie {
namespace {

using namespace codec_test;  // NOLINT(google-build-using-namespace): the tests' own words

uint32_t Noise(uint32_t x, uint32_t y, uint32_t c) {
  return (x * 31 + y * 17 + c * 7) * 2654435761u;
}

PngSpec Sized(uint32_t width, uint32_t height) {
  PngSpec spec;
  spec.width = width;
  spec.height = height;
  return spec;
}

// Header, the given chunks, IEND.
FileBytes WithChunks(const PngSpec& spec, const FileBytes& chunks) {
  FileBytes out = PngHeader(spec);
  Append(out, chunks);
  Append(out, PngChunk("IEND", {}));
  return out;
}

TEST(HostilePng, EveryCutIsAnError) {
  for (const Interlace interlace : {Interlace::kNone, Interlace::kAdam7}) {
    PngSpec spec = Sized(13, 9);
    spec.interlace = interlace;
    const FileBytes file = WritePng(spec, Noise);
    for (size_t size = 0; size < file.size(); ++size) {
      const Status status = ErrorOf(std::span(file).first(size));
      ASSERT_EQ(status.code(), StatusCode::kBadData) << size << " of " << file.size();
    }
    EXPECT_TRUE(ErrorOf(file).ok());
  }
}

TEST(HostilePng, EveryChangedByteOfThePixelsIsAnError) {
  const FileBytes file = WritePng(Sized(13, 9), Noise);
  for (size_t at = 33; at < file.size() - 12; ++at) {
    FileBytes changed = file;
    changed[at] ^= 0x10;
    ASSERT_FALSE(ErrorOf(changed).ok()) << "byte " << at;
  }
}

TEST(HostilePng, HeaderOf100000By100000IsALimit) {
  const FileBytes file = WithChunks(Sized(100'000, 100'000), PngChunk("IDAT", DeflatedRun(1000)));
  EXPECT_EQ(ErrorOf(file).code(), StatusCode::kLimitExceeded);
}

TEST(HostilePng, HeaderThatMakesNoSenseIsBadData) {
  PngSpec depth = Sized(4, 4);
  depth.bit_depth = 7;
  PngSpec empty = Sized(0, 4);
  PngSpec huge = Sized(0xffffffff, 4);
  for (const PngSpec& spec : {depth, empty, huge}) {
    const FileBytes file = WithChunks(spec, PngChunk("IDAT", DeflatedRun(100)));
    EXPECT_EQ(ErrorOf(file).code(), StatusCode::kBadData);
  }
}

TEST(HostilePng, MissingPixelsAreBadDataAndNoHalfPicture) {
  // The stream is whole and well-formed, but holds half of the rows.
  const FileBytes file = WithChunks(Sized(10, 10), PngChunk("IDAT", DeflatedRun(5 * 31)));
  const Status status = ErrorOf(file);
  EXPECT_EQ(status.code(), StatusCode::kBadData);
  EXPECT_NE(status.message().find("PNG"), std::string_view::npos);
}

TEST(HostilePng, WrongChunksAreBadData) {
  const FileBytes pixels = PngChunk("IDAT", DeflatedRun(4 * 13));
  const auto with = [&](const FileBytes& before) {
    FileBytes chunks = before;
    Append(chunks, pixels);
    return WithChunks(Sized(4, 4), chunks);
  };
  EXPECT_TRUE(ErrorOf(with({})).ok());
  EXPECT_EQ(ErrorOf(with(PngChunk("ABCD", {1, 2}))).code(), StatusCode::kBadData);
  EXPECT_EQ(ErrorOf(with(PngChunk("a1-?", {}))).code(), StatusCode::kBadData);
  EXPECT_EQ(ErrorOf(with(PngChunk("IHDR", FileBytes(13, 1)))).code(), StatusCode::kBadData);
  EXPECT_EQ(ErrorOf(WithChunks(Sized(4, 4), {})).code(), StatusCode::kBadData);
}

TEST(HostilePng, TransparencyOfTheWrongLengthIsIgnored) {
  PngSpec spec = Sized(2, 2);
  spec.transparency = FileBytes(300, 0);
  EXPECT_TRUE(ErrorOf(WritePng(spec, Noise)).ok());  // as other decoders do
}

TEST(HostilePng, PaletteIndexOutOfRangeIsBlack) {
  PngSpec spec = Sized(2, 1);
  spec.color = PngColor::kPalette;
  spec.palette = {1, 2, 3};
  const auto sample = [](uint32_t x, uint32_t, uint32_t) { return x * 200; };
  const Image image = DecodeOrFail(WritePng(spec, sample));
  EXPECT_EQ(PixelAt(image, 0, 0), (Rgb{1, 2, 3}));
  EXPECT_EQ(PixelAt(image, 1, 0), (Rgb{0, 0, 0}));
}

TEST(HostilePng, PaletteFileWithoutPaletteIsBadData) {
  PngSpec spec = Sized(2, 2);
  spec.color = PngColor::kPalette;
  EXPECT_EQ(ErrorOf(WritePng(spec, Noise)).code(), StatusCode::kBadData);
}

TEST(HostilePng, ManyEmptyChunksEnd) {
  FileBytes chunks;
  const FileBytes empty = PngChunk("teXt", {});
  chunks.reserve(empty.size() * 1'000'001);
  for (int i = 0; i < 1'000'001; ++i) Append(chunks, empty);
  Append(chunks, PngChunk("IDAT", DeflatedRun(4)));
  EXPECT_EQ(ErrorOf(WithChunks(Sized(1, 1), chunks)).code(), StatusCode::kLimitExceeded);
}

// 48 MiB of zeros in 48 KiB: inflating it would show.
FileBytes Bomb() { return DeflatedRun(size_t{48} << 20); }

TEST(HostilePng, MetadataBombsAreNeverInflated) {
  FileBytes profile = {'x', 0, 0};
  Append(profile, Bomb());
  FileBytes text = {'T', 'i', 't', 'l', 'e', 0, 0};
  Append(text, Bomb());
  FileBytes international = {'T', 'i', 't', 'l', 'e', 0, 1, 0, 0, 0};
  Append(international, Bomb());
  for (const FileBytes& chunk :
       {PngChunk("iCCP", profile), PngChunk("zTXt", text), PngChunk("iTXt", international)}) {
    PngSpec spec = Sized(4, 4);
    spec.before_pixels = chunk;
    FileBytes file = WritePng(spec, Noise);
    file.insert(file.end() - 12, chunk.begin(), chunk.end());  // once more behind the pixels
    EXPECT_LT(PeakGrowth([&] { EXPECT_TRUE(ErrorOf(file).ok()); }), kSmallMemory);
  }
}

TEST(HostilePng, PixelsBeyondTheLastRowAreNotInflated) {
  const FileBytes file = WithChunks(Sized(4, 4), PngChunk("IDAT", Bomb()));
  EXPECT_LT(PeakGrowth([&] { std::ignore = ErrorOf(file); }), kSmallMemory);
}

TEST(HostilePng, BombWithinThePixelLimitCostsItsFrameAndLittleMore) {
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
  GTEST_SKIP() << "the thread sanitizer's shadow counts as memory in use";
#endif
#endif
  constexpr int64_t kSide = 4000;
  const FileBytes file = WithChunks(Sized(kSide, kSide),
                                    PngChunk("IDAT", DeflatedRun(size_t{kSide} * (1 + kSide * 3))));
  ASSERT_LT(file.size(), 100'000u);
  constexpr int64_t kFrame = kSide * kSide * 3;
  EXPECT_LT(PeakGrowth([&] { EXPECT_TRUE(ErrorOf(file).ok()); }), 2 * kFrame + kSmallMemory);
  // Where the limit leaves no room for the scanlines, they are inflated row by row.
  const DecodeOptions tight = {.limits = {.max_working_bytes = kFrame / 2}};
  EXPECT_LT(PeakGrowth([&] { EXPECT_TRUE(ErrorOf(file, tight).ok()); }), kFrame + kSmallMemory);
}

TEST(HostilePng, TruncatedGiantIsRefusedBeforeItsPixelsAreAllocated) {
  FileBytes file = PngHeader(Sized(10'000, 10'000));
  Append(file, BigEndian32(50'000'000));  // an IDAT that the file does not hold
  Append(file, {'I', 'D', 'A', 'T'});
  const uint64_t before = GetAllocationStats().allocations;
  EXPECT_EQ(ErrorOf(file).code(), StatusCode::kBadData);
  EXPECT_EQ(GetAllocationStats().allocations, before);
}

TEST(HostilePng, FailedAllocationsAreAStatus) {
  PngSpec spec = Sized(20, 20);
  spec.bit_depth = 16;
  const FileBytes file = WritePng(spec, Noise);
  const uint64_t in_use = GetAllocationStats().bytes_in_use;
  int failures = 0;
  for (uint64_t n = 0;; ++n) {
    FailAllocationsAfter(n);
    const Status status = ErrorOf(file);
    StopFailingAllocations();
    EXPECT_EQ(GetAllocationStats().bytes_in_use, in_use);
    if (status.ok()) break;
    EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
    ++failures;
  }
  EXPECT_GE(failures, 2);
}

}  // namespace
}  // namespace genie
