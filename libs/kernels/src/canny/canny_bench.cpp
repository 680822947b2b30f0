#include <genie/kernels/canny.h>

#include <algorithm>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel>
void Classes(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<uint8_t> target(source.size());
  std::vector<uint64_t> scratch(CannyClassesScratchWords(kBenchWidth));
  for (auto _ : state) {
    kKernel({source.data(), kBenchWidth}, {}, {target.data(), kBenchWidth}, kBenchExtent, {},
            scratch.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

// Every tenth pixel weak, every hundredth of them strong: floods of some pixels, and the copy of
// the classes that each turn needs.
void Finish(benchmark::State& state) {
  std::vector<uint8_t> classes = BenchBytes(kBenchWidth * kBenchHeight);
  for (uint8_t& value : classes) value = value == 240 ? 0 : value < 3 ? kCannyStrong : kCannyWeak;
  std::vector<uint8_t> target(classes.size());
  std::vector<uint64_t> scratch(CannyFinishScratchWords(kBenchExtent));
  for (auto _ : state) {
    std::ranges::copy(classes, target.begin());
    CannyFinish({target.data(), kBenchWidth}, kBenchExtent, scratch.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 4 * classes.size());
}

BENCHMARK(Classes<CannyClasses>)->Name("canny_classes/simd/u8x1");
BENCHMARK(Classes<scalar::CannyClasses>)->Name("canny_classes/scalar/u8x1");
BENCHMARK(Finish)->Name("canny_finish/simd/u8x1");

}  // namespace
}  // namespace genie::kernels
