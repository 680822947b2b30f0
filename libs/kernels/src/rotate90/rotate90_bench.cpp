#include <genie/kernels/rotate90.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <size_t kChannels>
void RotateFrame(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight * kChannels);
  std::vector<uint8_t> target(source.size());
  for (auto _ : state) {
    Rotate90({source.data(), kBenchWidth * kChannels}, {target.data(), kBenchHeight * kChannels},
             kBenchExtent, kChannels, QuarterTurn::kClockwise);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

BENCHMARK(RotateFrame<1>)->Name("rotate90/clockwise/u8x1");
BENCHMARK(RotateFrame<3>)->Name("rotate90/clockwise/u8x3");
BENCHMARK(RotateFrame<4>)->Name("rotate90/clockwise/u8x4");

}  // namespace
}  // namespace genie::kernels
