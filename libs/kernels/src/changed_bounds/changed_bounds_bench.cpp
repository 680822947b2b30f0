#include <genie/kernels/changed_bounds.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

// One tile of a frame, a single pixel of it changed; both in L2 as after their comparison.
template <auto kKernel, PixelOrder kOrder>
void Bounds(benchmark::State& state) {
  const ptrdiff_t stride = kBenchWidth * PixelBytes(kOrder);
  const std::vector<uint8_t> before = BenchBytes(stride * kBenchHeight);
  std::vector<uint8_t> after = before;
  after[size_t(stride) * 300 + 730 * PixelBytes(kOrder)] ^= 1;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        kKernel({before.data(), stride}, {after.data(), stride}, kOrder, {704, 256, 64, 64}));
  }
  DeclareBytes(state, 2 * 64 * 64 * PixelBytes(kOrder));
}

BENCHMARK(Bounds<ChangedBounds, PixelOrder::kGray>)->Name("changed_bounds/simd/u8x1");
BENCHMARK(Bounds<ChangedBounds, PixelOrder::kBgr>)->Name("changed_bounds/simd/u8x3");
BENCHMARK(Bounds<ChangedBounds, PixelOrder::kBgra>)->Name("changed_bounds/simd/u8x4");
BENCHMARK(Bounds<scalar::ChangedBounds, PixelOrder::kBgra>)->Name("changed_bounds/scalar/u8x4");

}  // namespace
}  // namespace genie::kernels
