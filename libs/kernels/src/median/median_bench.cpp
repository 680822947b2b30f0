#include <genie/kernels/median.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, MedianSide kSide>
void MedianFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchHeight * kBenchWidth);
  std::vector<uint8_t> target(source.size());
  for (auto _ : state) {
    kKernel({source.data(), kBenchWidth}, {}, {target.data(), kBenchWidth}, kBenchExtent, 1, kSide);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

BENCHMARK(MedianFrame<Median, MedianSide::kThree>)->Name("median/simd/u8x1/side:3");
BENCHMARK(MedianFrame<Median, MedianSide::kFive>)->Name("median/simd/u8x1/side:5");
BENCHMARK(MedianFrame<scalar::Median, MedianSide::kThree>)->Name("median/scalar/u8x1/side:3");

}  // namespace
}  // namespace genie::kernels
