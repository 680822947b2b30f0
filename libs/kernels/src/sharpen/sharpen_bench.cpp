#include <genie/kernels/sharpen.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel>
void SharpenFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<uint8_t> target(source.size());
  for (auto _ : state) {
    kKernel({source.data(), kBenchWidth}, {source.data(), kBenchWidth},
            {target.data(), kBenchWidth}, kBenchExtent, {});
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 3 * source.size());
}

BENCHMARK(SharpenFrame<Sharpen>)->Name("sharpen/simd/u8x1");
BENCHMARK(SharpenFrame<scalar::Sharpen>)->Name("sharpen/scalar/u8x1");

}  // namespace
}  // namespace genie::kernels
