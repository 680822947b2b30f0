#include <genie/kernels/component_labels.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

void Label(benchmark::State& state) {
  std::vector<uint8_t> mask = BenchBytes(kBenchWidth * kBenchHeight);
  for (uint8_t& byte : mask) byte = byte == 240 ? 0 : 1;
  std::vector<int32_t> labels(mask.size());
  std::vector<uint64_t> scratch(ComponentLabelsScratchWords(kBenchWidth));
  for (auto _ : state) {
    benchmark::DoNotOptimize(ComponentLabels({mask.data(), kBenchWidth},
                                             {labels.data(), kBenchWidth * 4}, kBenchExtent,
                                             Connectivity::kEight, scratch.data()));
  }
  DeclareBytes(state, mask.size() * 5);
}

BENCHMARK(Label)->Name("component_labels/simd/u8x1/connectivity:8");

}  // namespace
}  // namespace genie::kernels
