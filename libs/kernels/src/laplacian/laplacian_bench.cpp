#include <genie/kernels/laplacian.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, LaplacianStencil kStencil, typename T>
void LaplacianFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<T> target(source.size());
  for (auto _ : state) {
    kKernel({source.data(), kBenchWidth}, {}, {target.data(), ptrdiff_t(kBenchWidth * sizeof(T))},
            kBenchExtent, 1, kStencil);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size() * (1 + sizeof(T)));
}

constexpr auto kSides = LaplacianStencil::kSides, kCorners = LaplacianStencil::kCorners;
BENCHMARK(LaplacianFrame<Laplacian, kSides, uint8_t>)->Name("laplacian_sides/simd/u8x1");
BENCHMARK(LaplacianFrame<scalar::Laplacian, kSides, uint8_t>)->Name("laplacian_sides/scalar/u8x1");
BENCHMARK(LaplacianFrame<Laplacian, kCorners, uint8_t>)->Name("laplacian_corners/simd/u8x1");
BENCHMARK(LaplacianFrame<LaplacianSigned, kSides, int16_t>)->Name("laplacian_signed/simd/u8x1");

}  // namespace
}  // namespace genie::kernels
