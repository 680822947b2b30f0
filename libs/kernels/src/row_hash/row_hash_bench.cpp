#include <genie/kernels/row_hash.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

// A rectangle of `width` x `height` in the middle of a BGRA frame.
template <auto kKernel>
void HashRows(benchmark::State& state) {
  const ptrdiff_t stride = kBenchWidth * 4;
  const std::vector<uint8_t> source = BenchBytes(stride * kBenchHeight);
  const Box within = {101, 67, int32_t(state.range(0)), int32_t(state.range(1))};
  std::vector<uint64_t> hashes(size_t(within.height));
  for (auto _ : state) {
    kKernel({source.data(), stride}, PixelOrder::kBgra, within, hashes.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, size_t(within.area()) * 4);
}

// An eighth of 1080p, and the list that fills most of it.
BENCHMARK(HashRows<RowHash>)
    ->Name("row_hash/simd/u8x4")
    ->ArgNames({"width", "height"})
    ->Args({480, 540})
    ->Args({1600, 900});
BENCHMARK(HashRows<scalar::RowHash>)
    ->Name("row_hash/scalar/u8x4")
    ->ArgNames({"width", "height"})
    ->Args({480, 540});

}  // namespace
}  // namespace genie::kernels
