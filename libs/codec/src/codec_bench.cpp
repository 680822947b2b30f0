// Decoding and encoding a 1080p sample screen in each format, in bytes of pixels a second.
#include <benchmark/benchmark.h>

#include <genie/codec/decode.h>
#include <genie/codec/encode.h>
#include <genie/codec/file.h>

namespace genie {
namespace {

using Encoder = Status (*)(ConstImageView, List<uint8_t>&);

Status Jpeg(ConstImageView image, List<uint8_t>& out) { return EncodeJpeg(image, 90, out); }
Status Webp(ConstImageView image, List<uint8_t>& out) {
  return EncodeWebp(image, WebpLoss::kLossy, 80, out);
}

constexpr char kScreen[] = GENIE_SCREENS_DIR "/orders-light.png";

// The file as it is, and its pixels.
bool LoadScreen(benchmark::State& state, List<uint8_t>& file, Image& image) {
  const Status status = ReadFile(kScreen, {}, file);
  auto decoded = Decode(file.span());
  if (!status.ok() || !decoded) {
    state.SkipWithError(kScreen);
    return false;
  }
  image = *decoded;
  return true;
}

int64_t PixelBytes(const Image& image) {
  return int64_t{image.view().stride_bytes} * image.view().height;
}

void DecodeFile(benchmark::State& state, const List<uint8_t>& file, const Image& image,
                BufferPool* pool) {
  for (auto _ : state) {
    auto decoded = Decode(file.span(), {.pool = pool});
    benchmark::DoNotOptimize(decoded);
  }
  state.SetBytesProcessed(state.iterations() * PixelBytes(image));
  state.counters["file_bytes"] = static_cast<double>(file.size());
}

void BM_DecodeSample(benchmark::State& state) {
  List<uint8_t> file;
  Image image;
  auto pool = BufferPool::Create();
  if (LoadScreen(state, file, image)) DecodeFile(state, file, image, &*pool);
}
BENCHMARK(BM_DecodeSample)->Name("decode/png_as_committed/u8x3");

void BM_Decode(benchmark::State& state, Encoder encode) {
  List<uint8_t> file;
  Image image;
  auto pool = BufferPool::Create();
  if (!LoadScreen(state, file, image) || !encode(image.view(), file).ok()) return;
  DecodeFile(state, file, image, &*pool);
}
BENCHMARK_CAPTURE(BM_Decode, png, EncodePng)->Name("decode/png/u8x3");
BENCHMARK_CAPTURE(BM_Decode, jpeg, Jpeg)->Name("decode/jpeg/u8x3");
BENCHMARK_CAPTURE(BM_Decode, webp, Webp)->Name("decode/webp/u8x3");
BENCHMARK_CAPTURE(BM_Decode, qoi, EncodeQoi)->Name("decode/qoi/u8x3");

void BM_Encode(benchmark::State& state, Encoder encode) {
  List<uint8_t> file;
  Image image;
  if (!LoadScreen(state, file, image)) return;
  for (auto _ : state) {
    const Status status = encode(image.view(), file);
    benchmark::DoNotOptimize(status);
  }
  state.SetBytesProcessed(state.iterations() * PixelBytes(image));
  state.counters["file_bytes"] = static_cast<double>(file.size());
}
BENCHMARK_CAPTURE(BM_Encode, png, EncodePng)->Name("encode/png/u8x3");
BENCHMARK_CAPTURE(BM_Encode, jpeg, Jpeg)->Name("encode/jpeg/u8x3");
BENCHMARK_CAPTURE(BM_Encode, webp, Webp)->Name("encode/webp/u8x3");
BENCHMARK_CAPTURE(BM_Encode, qoi, EncodeQoi)->Name("encode/qoi/u8x3");

}  // namespace
}  // namespace genie
