#include <genie/kernels/perceptual_hash.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <PixelOrder kOrder>
void HashFrame(benchmark::State& state) {
  constexpr size_t kBytes = PixelBytes(kOrder);
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight * kBytes);
  std::vector<uint16_t> scratch(PerceptualHashScratchValues(kBenchExtent, kOrder));
  for (auto _ : state) {
    benchmark::DoNotOptimize(PerceptualHash({source.data(), kBenchWidth * kBytes}, kOrder,
                                            kBenchExtent, scratch.data()));
  }
  DeclareBytes(state, source.size());
}

BENCHMARK(HashFrame<PixelOrder::kGray>)->Name("perceptual_hash/gray/u8x1");
BENCHMARK(HashFrame<PixelOrder::kBgra>)->Name("perceptual_hash/bgra/u8x4");

}  // namespace
}  // namespace genie::kernels
