#include <genie/kernels/tile_hash.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, PixelOrder kOrder>
void Hash(benchmark::State& state) {
  const ptrdiff_t stride = kBenchWidth * PixelBytes(kOrder);
  const std::vector<uint8_t> source = BenchBytes(stride * kBenchHeight);
  std::vector<uint64_t> hashes(TileCount(kBenchExtent));
  std::vector<uint64_t> scratch(TileHashScratchWords(kBenchExtent));
  for (auto _ : state) {
    kKernel({source.data(), stride}, kOrder, kBenchExtent, hashes.data(), scratch.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size());
}

// Ten tiles of the frame, far apart.
template <auto kKernel, PixelOrder kOrder>
void HashMarked(benchmark::State& state) {
  const ptrdiff_t stride = kBenchWidth * PixelBytes(kOrder);
  const std::vector<uint8_t> source = BenchBytes(stride * kBenchHeight);
  std::vector<uint64_t> hashes(TileCount(kBenchExtent));
  std::vector<uint64_t> marked(TileBitmapWords(kBenchExtent));
  for (size_t i = 0; i < 10; ++i) marked[i + 3] = uint64_t{1} << (i * 7 % 30);
  for (auto _ : state) {
    kKernel({source.data(), stride}, kOrder, kBenchExtent, marked.data(), hashes.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 10 * kTileSide * kTileSide * PixelBytes(kOrder));
}

BENCHMARK(HashMarked<TileHashMarked, PixelOrder::kBgra>)->Name("tile_hash/marked/u8x4/tiles:10");
BENCHMARK(Hash<TileHash, PixelOrder::kGray>)->Name("tile_hash/simd/u8x1");
BENCHMARK(Hash<TileHash, PixelOrder::kBgr>)->Name("tile_hash/simd/u8x3");
BENCHMARK(Hash<TileHash, PixelOrder::kBgra>)->Name("tile_hash/simd/u8x4");
BENCHMARK(Hash<scalar::TileHash, PixelOrder::kBgra>)->Name("tile_hash/scalar/u8x4");

}  // namespace
}  // namespace genie::kernels
