#include <genie/kernels/adaptive_threshold.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <LocalMean kMean>
void AdaptiveThresholdFrame(benchmark::State& state) {
  const LocalThreshold threshold = {.mean = kMean, .size = 15, .offset = 5};
  const std::vector<uint8_t> source = BenchBytes(kBenchHeight * kBenchWidth);
  std::vector<uint8_t> target(source.size());
  std::vector<uint64_t> scratch(AdaptiveThresholdScratchWords(kBenchExtent, threshold));
  for (auto _ : state) {
    AdaptiveThreshold({source.data(), kBenchWidth}, {}, {target.data(), kBenchWidth}, kBenchExtent,
                      threshold, scratch.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

BENCHMARK(AdaptiveThresholdFrame<LocalMean::kMean>)->Name("adaptive_threshold/mean/u8x1/size:15");
BENCHMARK(AdaptiveThresholdFrame<LocalMean::kGaussian>)
    ->Name("adaptive_threshold/gaussian/u8x1/size:15");

}  // namespace
}  // namespace genie::kernels
