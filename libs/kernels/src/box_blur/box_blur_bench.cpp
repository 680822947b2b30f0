#include <genie/kernels/box_blur.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, size_t kSide, size_t kChannels>
void BoxBlurFrame(benchmark::State& state) {
  const BoxSize box = {kSide, kSide};
  const ptrdiff_t stride = kBenchWidth * kChannels;
  const std::vector<uint8_t> source = BenchBytes(kBenchHeight * stride);
  std::vector<uint8_t> target(source.size());
  std::vector<uint64_t> scratch(BoxBlurScratchWords(kBenchExtent, kChannels, box));
  for (auto _ : state) {
    kKernel({source.data(), stride}, {}, {target.data(), stride}, kBenchExtent, kChannels, box,
            scratch.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

BENCHMARK(BoxBlurFrame<BoxBlur, 3, 1>)->Name("box_blur/simd/u8x1/side:3");
BENCHMARK(BoxBlurFrame<BoxBlur, 15, 1>)->Name("box_blur/simd/u8x1/side:15");
BENCHMARK(BoxBlurFrame<BoxBlur, 31, 1>)->Name("box_blur/simd/u8x1/side:31");
BENCHMARK(BoxBlurFrame<BoxBlur, 31, 4>)->Name("box_blur/simd/u8x4/side:31");
BENCHMARK(BoxBlurFrame<scalar::BoxBlur, 15, 1>)->Name("box_blur/scalar/u8x1/side:15");

}  // namespace
}  // namespace genie::kernels
