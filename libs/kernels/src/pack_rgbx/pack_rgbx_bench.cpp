#include <genie/kernels/pack_rgbx.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, PixelOrder kOrder>
void Pack(benchmark::State& state) {
  const size_t stride = kBenchWidth * PixelBytes(kOrder);
  const std::vector<uint8_t> source = BenchBytes(stride * kBenchHeight);
  std::vector<uint32_t> target(kBenchWidth * kBenchHeight);
  for (auto _ : state) {
    kKernel({source.data(), ptrdiff_t(stride)}, kOrder, {target.data(), kBenchWidth * 4},
            kBenchExtent);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size() + target.size() * 4);
}

BENCHMARK(Pack<PackRgbx, PixelOrder::kGray>)->Name("pack_rgbx/simd/u8x1");
BENCHMARK(Pack<PackRgbx, PixelOrder::kBgr>)->Name("pack_rgbx/simd/u8x3");
BENCHMARK(Pack<PackRgbx, PixelOrder::kBgra>)->Name("pack_rgbx/simd/u8x4");
BENCHMARK(Pack<scalar::PackRgbx, PixelOrder::kBgr>)->Name("pack_rgbx/scalar/u8x3");

}  // namespace
}  // namespace genie::kernels
