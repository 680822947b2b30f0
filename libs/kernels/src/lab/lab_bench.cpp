#include <genie/kernels/lab.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel>
void LabOfFrame(benchmark::State& state) {
  constexpr ptrdiff_t kStride = kBenchWidth * 3;
  const std::vector<uint8_t> source = BenchBytes(kStride * kBenchHeight);
  std::vector<uint8_t> target(source.size());
  for (auto _ : state) {
    kKernel({source.data(), kStride}, PixelOrder::kRgb, {target.data(), kStride}, kBenchExtent);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size() + target.size());
}

BENCHMARK(LabOfFrame<ToLab>)->Name("to_lab/simd/u8x3");
BENCHMARK(LabOfFrame<scalar::ToLab>)->Name("to_lab/scalar/u8x3");

}  // namespace
}  // namespace genie::kernels
