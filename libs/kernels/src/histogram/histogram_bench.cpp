#include <genie/kernels/histogram.h>

#include <array>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel>
void HistogramOfFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::array<uint32_t, 256> counts;
  for (auto _ : state) {
    kKernel({source.data(), kBenchWidth}, kBenchExtent, counts);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size());
}

BENCHMARK(HistogramOfFrame<Histogram>)->Name("histogram/simd/u8x1");
BENCHMARK(HistogramOfFrame<scalar::Histogram>)->Name("histogram/scalar/u8x1");

}  // namespace
}  // namespace genie::kernels
