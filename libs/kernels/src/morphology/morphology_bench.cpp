#include <genie/kernels/morphology.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

void DilateFrame(benchmark::State& state) {
  const StructuringElement element = {size_t(state.range(0)), size_t(state.range(0))};
  const MorphologyShape shape = {kBenchExtent};
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<uint8_t> target(source.size());
  std::vector<uint64_t> scratch(MorphologyScratchWords(shape, element));
  for (auto _ : state) {
    Dilate({source.data(), kBenchWidth}, {}, {target.data(), kBenchWidth}, shape, element,
           scratch.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

void DilateFrameScalar(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<uint8_t> target(source.size());
  for (auto _ : state) {
    scalar::Dilate({source.data(), kBenchWidth}, {}, {target.data(), kBenchWidth}, {kBenchExtent},
                   {3, 3});
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

BENCHMARK(DilateFrame)->Name("dilate/simd/u8x1")->ArgName("side")->Arg(3)->Arg(15)->Arg(101);
BENCHMARK(DilateFrameScalar)->Name("dilate/scalar/u8x1/side:3");

}  // namespace
}  // namespace genie::kernels
