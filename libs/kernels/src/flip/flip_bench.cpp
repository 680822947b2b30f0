#include <genie/kernels/flip.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <FlipAxis kAxis, size_t kChannels>
void FlipFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight * kChannels);
  std::vector<uint8_t> target(source.size());
  const ptrdiff_t stride = kBenchWidth * kChannels;
  for (auto _ : state) {
    Flip({source.data(), stride}, {target.data(), stride}, kBenchExtent, kChannels, kAxis);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

BENCHMARK(FlipFrame<FlipAxis::kHorizontal, 1>)->Name("flip/horizontal/u8x1");
BENCHMARK(FlipFrame<FlipAxis::kHorizontal, 3>)->Name("flip/horizontal/u8x3");
BENCHMARK(FlipFrame<FlipAxis::kHorizontal, 4>)->Name("flip/horizontal/u8x4");
BENCHMARK(FlipFrame<FlipAxis::kVertical, 4>)->Name("flip/vertical/u8x4");

}  // namespace
}  // namespace genie::kernels
