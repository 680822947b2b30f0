#include <genie/kernels/tile_compare.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

// Two equal frames: everything has to be read.
template <auto kKernel, PixelOrder kOrder>
void Compare(benchmark::State& state) {
  const ptrdiff_t stride = kBenchWidth * PixelBytes(kOrder);
  const std::vector<uint8_t> before = BenchBytes(stride * kBenchHeight);
  const std::vector<uint8_t> after = before;
  std::vector<uint64_t> changed(TileBitmapWords(kBenchExtent));
  for (auto _ : state) {
    kKernel({before.data(), stride}, {after.data(), stride}, kOrder, kBenchExtent, changed.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, before.size() + after.size());
}

BENCHMARK(Compare<TileCompare, PixelOrder::kGray>)->Name("tile_compare/simd/u8x1");
BENCHMARK(Compare<TileCompare, PixelOrder::kBgr>)->Name("tile_compare/simd/u8x3");
BENCHMARK(Compare<TileCompare, PixelOrder::kBgra>)->Name("tile_compare/simd/u8x4");
BENCHMARK(Compare<scalar::TileCompare, PixelOrder::kBgra>)->Name("tile_compare/scalar/u8x4");

}  // namespace
}  // namespace genie::kernels
