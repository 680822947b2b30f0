// What a frame's memory costs: from the pool, and from the C library each time. Both touch one
// byte of every page, as a decoder would.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include <genie/image/image.h>

namespace genie {
namespace {

constexpr ptrdiff_t kPage = 4096;

void TouchPages(uint8_t* data, int64_t bytes) {
  for (ptrdiff_t i = 0; i < bytes; i += kPage) {
    data[i] = 1;
  }
  benchmark::ClobberMemory();
}

void BM_PoolTake(benchmark::State& state) {
  const auto height = static_cast<int32_t>(state.range(0));
  const int32_t width = height * 16 / 9;
  auto pool = BufferPool::Create();
  for (auto _ : state) {
    auto image = Image::Create(width, height, PixelFormat::kRgb, &*pool);
    TouchPages(image->mutable_view().data, int64_t{width} * height * 3);
  }
  state.SetBytesProcessed(state.iterations() * int64_t{width} * height * 3);
}
BENCHMARK(BM_PoolTake)->Name("pool/take/u8x3")->ArgName("height")->Arg(1080)->Arg(2160);

void BM_Malloc(benchmark::State& state) {
  const int64_t height = state.range(0);
  const int64_t bytes = height * 16 / 9 * height * 3;
  for (auto _ : state) {
    auto* data = static_cast<uint8_t*>(std::malloc(static_cast<size_t>(bytes)));
    benchmark::DoNotOptimize(data);
    TouchPages(data, bytes);
    std::free(data);
  }
  state.SetBytesProcessed(state.iterations() * bytes);
}
BENCHMARK(BM_Malloc)->Name("pool/rival_malloc/u8x3")->ArgName("height")->Arg(1080)->Arg(2160);

}  // namespace
}  // namespace genie
