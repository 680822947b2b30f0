#include <genie/kernels/gaussian_blur.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, size_t kSize, size_t kChannels>
void GaussianBlurFrame(benchmark::State& state) {
  const GaussianWeights weights = MakeGaussianWeights(kSize, 0);
  const ptrdiff_t stride = kBenchWidth * kChannels;
  const std::vector<uint8_t> source = BenchBytes(kBenchHeight * stride);
  std::vector<uint8_t> target(source.size());
  std::vector<uint64_t> scratch(GaussianBlurScratchWords(kBenchExtent, kChannels, weights));
  for (auto _ : state) {
    kKernel({source.data(), stride}, {}, {target.data(), stride}, kBenchExtent, kChannels, weights,
            scratch.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

BENCHMARK(GaussianBlurFrame<GaussianBlur, 3, 1>)->Name("gaussian_blur/simd/u8x1/size:3");
BENCHMARK(GaussianBlurFrame<GaussianBlur, 5, 1>)->Name("gaussian_blur/simd/u8x1/size:5");
BENCHMARK(GaussianBlurFrame<GaussianBlur, 31, 1>)->Name("gaussian_blur/simd/u8x1/size:31");
BENCHMARK(GaussianBlurFrame<GaussianBlur, 5, 4>)->Name("gaussian_blur/simd/u8x4/size:5");
BENCHMARK(GaussianBlurFrame<scalar::GaussianBlur, 5, 1>)->Name("gaussian_blur/scalar/u8x1/size:5");

}  // namespace
}  // namespace genie::kernels
