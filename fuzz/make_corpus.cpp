// Writes the seeds of fuzz/corpus: one small file for each thing that a decoder must read or
// refuse. Run by hand after a change here (`make_corpus fuzz/corpus`); the files are committed, so
// that a fuzzer's find can be added beside them.
//
// Depends on: codec and its tests' writers. Thread safety: one thread.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <genie/codec/encode.h>

#include "jpeg_writer.h"
#include "png_writer.h"
#include "webp_writer.h"

namespace genie {
namespace {

using namespace codec_test;  // NOLINT(google-build-using-namespace): the writers' own words

class Corpus {
 public:
  explicit Corpus(std::filesystem::path root) : root_(std::move(root)) {}
  void Add(const std::string& name, const FileBytes& bytes) {
    const auto path = root_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
    failed_ = failed_ || !file.good();
  }
  bool failed() const { return failed_; }

 private:
  std::filesystem::path root_;
  bool failed_ = false;
};

uint32_t Pattern(uint32_t x, uint32_t y, uint32_t c) { return x * 37 + y * 11 + c * 85; }
uint32_t Pattern16(uint32_t x, uint32_t y, uint32_t c) { return Pattern(x, y, c) * 2311; }

FileBytes Cut(FileBytes bytes, size_t keep) {
  bytes.resize(keep);
  return bytes;
}

PngSpec Spec(uint32_t width, uint32_t height, PngColor color = PngColor::kRgb, uint8_t depth = 8) {
  PngSpec spec;
  spec.width = width;
  spec.height = height;
  spec.color = color;
  spec.bit_depth = depth;
  return spec;
}

PngSpec PaletteSpec(Interlace interlace) {
  PngSpec spec = Spec(19, 13, PngColor::kPalette, 2);
  spec.palette = {255, 0, 0, 0, 160, 0, 0, 0, 255, 40, 40, 40};
  spec.transparency = {0, 128};
  spec.interlace = interlace;
  return spec;
}

FileBytes AnimatedPng() {
  PngSpec spec = Spec(6, 6);
  FileBytes control = BigEndian32(2);
  Append(control, BigEndian32(0));
  FileBytes frame = BigEndian32(0);
  for (const uint32_t value : {6u, 6u, 0u, 0u, 0x00640064u}) Append(frame, BigEndian32(value));
  Append(frame, {0, 0});
  spec.before_pixels = PngChunk("acTL", control);
  Append(spec.before_pixels, PngChunk("fcTL", frame));
  FileBytes file = WritePng(spec, Pattern);
  FileBytes second = BigEndian32(2);
  Append(second, DeflatedRun(6 * (1 + 6 * 3), 9));
  const FileBytes chunk = PngChunk("fdAT", second);
  file.insert(file.end() - 12, chunk.begin(), chunk.end());
  return file;
}

FileBytes WithProfileBomb(size_t bytes) {
  PngSpec spec = Spec(4, 4);
  FileBytes profile = {'x', 0, 0};
  Append(profile, DeflatedRun(bytes));
  spec.before_pixels = PngChunk("iCCP", profile);
  return WritePng(spec, Pattern);
}

// `rows` of the picture's pixels, all zero, whatever its header says.
FileBytes ZeroPng(uint32_t width, uint32_t height, size_t rows) {
  FileBytes file = PngHeader(Spec(width, height));
  Append(file, PngChunk("IDAT", DeflatedRun(rows * (1 + size_t{width} * 3))));
  Append(file, PngChunk("IEND", {}));
  return file;
}

void AddPng(Corpus& corpus) {
  constexpr PngColor kColors[] = {PngColor::kGray, PngColor::kRgb, PngColor::kGrayAlpha,
                                  PngColor::kRgba};
  constexpr std::string_view kNames[] = {"gray", "rgb", "gray_alpha", "rgba"};
  for (size_t i = 0; i < std::size(kColors); ++i) {
    PngSpec spec = Spec(17, 9, kColors[i]);
    const std::string name = "png/" + std::string(kNames[i]);
    corpus.Add(name + ".png", WritePng(spec, Pattern));
    spec.bit_depth = 16;
    corpus.Add(name + "_16_bit.png", WritePng(spec, Pattern16));
    spec.interlace = Interlace::kAdam7;
    corpus.Add(name + "_16_bit_interlaced.png", WritePng(spec, Pattern16));
  }
  corpus.Add("png/one_pixel.png", WritePng(Spec(1, 1), Pattern));
  corpus.Add("png/gray_1_bit.png", WritePng(Spec(17, 9, PngColor::kGray, 1), Pattern));
  corpus.Add("png/palette_transparent.png", WritePng(PaletteSpec(Interlace::kNone), Pattern));
  corpus.Add("png/palette_interlaced.png", WritePng(PaletteSpec(Interlace::kAdam7), Pattern));
  corpus.Add("png/animated.png", AnimatedPng());
  corpus.Add("png/profile_bomb.png", WithProfileBomb(size_t{2} << 20));
  const FileBytes whole = WritePng(Spec(17, 9), Pattern);
  corpus.Add("png/truncated.png", Cut(whole, whole.size() - 40));
  corpus.Add("png/cut_header.png", Cut(whole, 20));
  corpus.Add("png/half_of_the_rows.png", ZeroPng(10, 10, 5));
  corpus.Add("png/header_100000.png", ZeroPng(100'000, 100'000, 0));
  corpus.Add("png/more_pixels_than_rows.png", ZeroPng(4, 4, 50'000));
  FileBytes unknown = PngHeader(Spec(4, 4));
  Append(unknown, PngChunk("ABCD", {1, 2, 3}));
  corpus.Add("png/unknown_critical_chunk.png", unknown);
}

void AddJpeg(Corpus& corpus) {
  const FileBytes plain = WriteJpeg({.width = 24, .height = 16}, Pattern);
  const FileBytes progressive =
      WriteJpeg({.width = 24, .height = 16, .scans = JpegScans::kProgressive}, Pattern);
  const FileBytes cmyk = WriteJpeg({.width = 16, .height = 8, .color = JpegColor::kCmyk}, Pattern);
  corpus.Add("jpeg/rgb.jpg", plain);
  corpus.Add("jpeg/gray.jpg", WriteJpeg({.color = JpegColor::kGray}, Pattern));
  corpus.Add("jpeg/cmyk.jpg", cmyk);
  corpus.Add("jpeg/cmyk_without_adobe.jpg", WithoutAdobe(cmyk));
  corpus.Add("jpeg/ycck.jpg",
             WriteJpeg({.width = 16, .height = 8, .color = JpegColor::kYcck}, Pattern));
  corpus.Add("jpeg/progressive.jpg", progressive);
  corpus.Add("jpeg/exif_orientation_6.jpg", WithExifOrientation6(plain));
  corpus.Add("jpeg/truncated.jpg", Cut(plain, plain.size() / 2));
  corpus.Add("jpeg/header_65000.jpg", WithJpegSize(plain, 65'000, 65'000));
  const FileBytes tiny =
      WriteJpeg({.color = JpegColor::kGray, .scans = JpegScans::kProgressive}, Pattern);
  corpus.Add("jpeg/many_scans.jpg", WithRepeatedScan(tiny, 400));
}

FileBytes WebpOf(uint32_t side, WebpLoss loss, uint8_t alpha) {
  FileBytes pixels(size_t{side} * side * 4);
  for (size_t i = 0; i < pixels.size(); ++i) {
    pixels[i] = i % 4 == 3 ? alpha : static_cast<uint8_t>(i * 29 >> 2);
  }
  List<uint8_t> out;
  const auto width = static_cast<int32_t>(side);
  const Status status = EncodeWebp(
      {pixels.data(), width, width, ptrdiff_t{width} * 4, PixelFormat::kRgba}, loss, 80, out);
  return status.ok() ? FileBytes(out.begin(), out.end()) : FileBytes();
}

void AddWebp(Corpus& corpus) {
  const FileBytes lossless = WebpOf(16, WebpLoss::kLossless, 255);
  corpus.Add("webp/lossless.webp", lossless);
  corpus.Add("webp/lossless_alpha.webp", WebpOf(16, WebpLoss::kLossless, 100));
  corpus.Add("webp/lossy.webp", WebpOf(16, WebpLoss::kLossy, 255));
  corpus.Add("webp/lossy_alpha.webp", WebpOf(16, WebpLoss::kLossy, 100));
  corpus.Add("webp/truncated.webp", Cut(lossless, lossless.size() / 2));
  corpus.Add("webp/animated.webp",
             WriteWebpAnimation(24, 20, {{4, 2, 16, 16, lossless}, {0, 0, 16, 16, lossless}}));
  corpus.Add("webp/frame_outside_canvas.webp",
             WriteWebpAnimation(24, 20, {{20, 18, 16, 16, lossless}}));
}

void AddQoi(Corpus& corpus) {
  FileBytes pixels(12 * 8 * 4);
  for (size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<uint8_t>(i * i >> 3);
  List<uint8_t> out;
  for (const PixelFormat format : {PixelFormat::kRgb, PixelFormat::kRgba}) {
    const ConstImageView view{pixels.data(), 12, 8, ptrdiff_t{12} * BytesPerPixel(format), format};
    if (!EncodeQoi(view, out).ok()) continue;
    const FileBytes file(out.begin(), out.end());
    const bool alpha = format == PixelFormat::kRgba;
    corpus.Add(alpha ? "qoi/rgba.qoi" : "qoi/rgb.qoi", file);
    corpus.Add(alpha ? "qoi/truncated_rgba.qoi" : "qoi/truncated.qoi", Cut(file, file.size() / 2));
  }
}

void AddRaw(Corpus& corpus) {
  FileBytes raw = {4, 0, 0, 0, 2, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 4};
  raw.resize(raw.size() + 32, 77);
  corpus.Add("raw/bgra_4x2", raw);
  raw[8] = 255;  // a stride that the bytes don't hold
  corpus.Add("raw/long_stride", raw);
}

}  // namespace
}  // namespace genie

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s CORPUS_DIR\n", argv[0]);
    return 2;
  }
  genie::Corpus corpus(argv[1]);
  genie::AddPng(corpus);
  genie::AddJpeg(corpus);
  genie::AddWebp(corpus);
  genie::AddQoi(corpus);
  genie::AddRaw(corpus);
  const std::string_view text = "A text file that is named like a picture.\n";
  corpus.Add("other/text.png", genie::codec_test::FileBytes(text.begin(), text.end()));
  corpus.Add("other/empty.png", {});
  if (corpus.failed()) {
    std::fprintf(stderr, "cannot write below %s\n", argv[1]);
    return 1;
  }
  return 0;
}
