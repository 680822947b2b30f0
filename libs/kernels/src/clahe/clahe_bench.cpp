#include <genie/kernels/clahe.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

void ApplyByTilesToFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<uint8_t> target(source.size());
  const TileGrid grid = {.tile_width = 240, .tile_height = 135, .tiles_x = 8, .tiles_y = 8};
  const std::vector<uint8_t> tables = BenchBytes(64 * 256);
  std::vector<uint64_t> scratch(ApplyByTilesScratchWords(kBenchWidth, grid));
  for (auto _ : state) {
    ApplyByTiles({source.data(), kBenchWidth}, {target.data(), kBenchWidth}, kBenchExtent, grid,
                 tables.data(), scratch.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

BENCHMARK(ApplyByTilesToFrame)->Name("apply_by_tiles/simd/u8x1");

}  // namespace
}  // namespace genie::kernels
