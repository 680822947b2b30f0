#include <genie/kernels/moments.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, size_t kChannels>
void MomentsOfFrame(benchmark::State& state) {
  const ptrdiff_t stride = kBenchWidth * kChannels;
  const std::vector<uint8_t> source = BenchBytes(stride * kBenchHeight);
  for (auto _ : state) {
    benchmark::DoNotOptimize(kKernel({source.data(), stride}, kBenchExtent, kChannels));
  }
  DeclareBytes(state, source.size());
}

BENCHMARK(MomentsOfFrame<SumMoments, 1>)->Name("moments/simd/u8x1");
BENCHMARK(MomentsOfFrame<SumMoments, 3>)->Name("moments/simd/u8x3");
BENCHMARK(MomentsOfFrame<SumMoments, 4>)->Name("moments/simd/u8x4");
BENCHMARK(MomentsOfFrame<scalar::SumMoments, 1>)->Name("moments/scalar/u8x1");

}  // namespace
}  // namespace genie::kernels
