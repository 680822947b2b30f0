#include <genie/kernels/equal_masks.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

// Both masks of a frame that a row-streaming caller has just packed: the two rows lie in L1.
template <auto kKernel>
void Masks(benchmark::State& state) {
  std::vector<uint32_t> rows(2 * kBenchWidth);
  const std::vector<uint8_t> bytes = BenchBytes(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) rows[i] = bytes[i] * 0x010101u;
  std::vector<uint64_t> masks(2 * MaskWords(kBenchWidth));
  for (auto _ : state) {
    for (size_t y = 0; y < kBenchHeight; ++y) {
      const uint32_t* row = rows.data() + (y % 2) * kBenchWidth;
      const uint32_t* below = rows.data() + (1 - y % 2) * kBenchWidth;
      kKernel(row, below, kBenchWidth, kBenchWidth - 1, uint8_t(state.range(0)), masks.data(),
              masks.data() + MaskWords(kBenchWidth));
      benchmark::ClobberMemory();
    }
  }
  DeclareBytes(state, kBenchWidth * kBenchHeight * 4);
}

BENCHMARK(Masks<EqualMasks>)->Name("equal_masks/simd/u32x1")->ArgName("tolerance")->Arg(0)->Arg(4);
BENCHMARK(Masks<scalar::EqualMasks>)
    ->Name("equal_masks/scalar/u32x1")
    ->ArgName("tolerance")
    ->Arg(4);

}  // namespace
}  // namespace genie::kernels
