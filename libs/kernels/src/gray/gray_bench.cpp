#include <genie/kernels/gray.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, PixelOrder kOrder>
void GrayFrame(benchmark::State& state) {
  const ptrdiff_t stride = kBenchWidth * PixelBytes(kOrder);
  const std::vector<uint8_t> source = BenchBytes(stride * kBenchHeight);
  std::vector<uint8_t> target(kBenchWidth * kBenchHeight);
  for (auto _ : state) {
    kKernel({source.data(), stride}, kOrder, {target.data(), kBenchWidth}, kBenchExtent);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size() + target.size());
}

BENCHMARK(GrayFrame<Gray, PixelOrder::kBgr>)->Name("gray/simd/u8x3");
BENCHMARK(GrayFrame<Gray, PixelOrder::kBgra>)->Name("gray/simd/u8x4");
BENCHMARK(GrayFrame<scalar::Gray, PixelOrder::kBgra>)->Name("gray/scalar/u8x4");

}  // namespace
}  // namespace genie::kernels
