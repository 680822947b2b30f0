#include <genie/kernels/warp_affine.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <size_t kChannels, WarpFilter kFilter>
void WarpFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight * kChannels);
  std::vector<uint8_t> target(source.size());
  const WarpShape shape = {kBenchExtent, kBenchExtent, kChannels};
  const AffineMatrix map = {68000, 5900, -100 * 65536, -5900, 68000, 60 * 65536};
  std::vector<uint32_t> scratch(WarpAffineScratchWords(shape));
  for (auto _ : state) {
    WarpAffine({source.data(), kBenchWidth * kChannels}, {target.data(), kBenchWidth * kChannels},
               shape, map, kFilter, {}, scratch.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

BENCHMARK(WarpFrame<1, WarpFilter::kBilinear>)->Name("warp_affine/bilinear/u8x1");
BENCHMARK(WarpFrame<3, WarpFilter::kBilinear>)->Name("warp_affine/bilinear/u8x3");
BENCHMARK(WarpFrame<4, WarpFilter::kBilinear>)->Name("warp_affine/bilinear/u8x4");
BENCHMARK(WarpFrame<4, WarpFilter::kNearest>)->Name("warp_affine/nearest/u8x4");

}  // namespace
}  // namespace genie::kernels
