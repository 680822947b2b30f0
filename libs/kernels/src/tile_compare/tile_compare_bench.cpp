#include <genie/kernels/tile_compare.h>

#include <cstring>

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

// The rival: one memcmp of the same two frames (alpha counts, no tile is named).
template <PixelOrder kOrder>
void Memcmp(benchmark::State& state) {
  const std::vector<uint8_t> before = BenchBytes(kBenchWidth * kBenchHeight * PixelBytes(kOrder));
  const std::vector<uint8_t> after = before;
  for (auto _ : state) {
    benchmark::DoNotOptimize(std::memcmp(before.data(), after.data(), before.size()));
  }
  DeclareBytes(state, before.size() + after.size());
}

// Every pixel differs: what a frame costs that is given up after 30 % of its tiles.
void CompareUntilLimit(benchmark::State& state) {
  const ptrdiff_t stride = kBenchWidth * 4;
  const std::vector<uint8_t> before = BenchBytes(stride * kBenchHeight);
  std::vector<uint8_t> after = before;
  for (uint8_t& byte : after) byte ^= 1;
  std::vector<uint64_t> changed(TileBitmapWords(kBenchExtent));
  const size_t limit = TileCount(kBenchExtent) * 3 / 10;
  for (auto _ : state) {
    std::fill(changed.begin(), changed.end(), 0);
    benchmark::DoNotOptimize(TileCompareWithin(
        {before.data(), stride}, {after.data(), stride}, PixelOrder::kBgra, kBenchExtent,
        {0, 0, int32_t(kBenchWidth), int32_t(kBenchHeight)}, limit, changed.data()));
  }
}

BENCHMARK(Memcmp<PixelOrder::kGray>)->Name("tile_compare/memcmp/u8x1");
BENCHMARK(Memcmp<PixelOrder::kBgr>)->Name("tile_compare/memcmp/u8x3");
BENCHMARK(Memcmp<PixelOrder::kBgra>)->Name("tile_compare/memcmp/u8x4");
BENCHMARK(CompareUntilLimit)->Name("tile_compare/until_limit/u8x4");
BENCHMARK(Compare<TileCompare, PixelOrder::kGray>)->Name("tile_compare/simd/u8x1");
BENCHMARK(Compare<TileCompare, PixelOrder::kBgr>)->Name("tile_compare/simd/u8x3");
BENCHMARK(Compare<TileCompare, PixelOrder::kBgra>)->Name("tile_compare/simd/u8x4");
BENCHMARK(Compare<scalar::TileCompare, PixelOrder::kBgra>)->Name("tile_compare/scalar/u8x4");

}  // namespace
}  // namespace genie::kernels
