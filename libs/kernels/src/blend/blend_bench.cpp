#include <genie/kernels/blend.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel>
void BlendFrames(benchmark::State& state) {
  const std::vector<uint8_t> a = BenchBytes(kBenchWidth * kBenchHeight);
  const std::vector<uint8_t> b(a.rbegin(), a.rend());
  std::vector<uint8_t> target(a.size());
  for (auto _ : state) {
    kKernel({a.data(), kBenchWidth}, {b.data(), kBenchWidth}, 100, {target.data(), kBenchWidth},
            kBenchExtent);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 3 * a.size());
}

template <auto kKernel>
void OverlayFrame(benchmark::State& state) {
  constexpr ptrdiff_t kStride = kBenchWidth * 4;
  const std::vector<uint8_t> top = BenchBytes(kStride * kBenchHeight);
  std::vector<uint8_t> base(top.rbegin(), top.rend());
  for (auto _ : state) {
    kKernel({top.data(), kStride}, PixelOrder::kRgba, {base.data(), kStride}, PixelOrder::kRgba,
            kBenchExtent);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 3 * top.size());
}

BENCHMARK(BlendFrames<Blend>)->Name("blend/simd/u8x1");
BENCHMARK(BlendFrames<scalar::Blend>)->Name("blend/scalar/u8x1");
BENCHMARK(OverlayFrame<Overlay>)->Name("overlay/simd/u8x4");
BENCHMARK(OverlayFrame<scalar::Overlay>)->Name("overlay/scalar/u8x4");

}  // namespace
}  // namespace genie::kernels
