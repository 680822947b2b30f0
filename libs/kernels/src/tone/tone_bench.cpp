#include <genie/kernels/tone.h>

#include <numeric>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <typename Work>
void OnFrame(benchmark::State& state, const Work& work) {
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight);
  std::vector<uint8_t> target(source.size());
  for (auto _ : state) {
    work(Rows<const uint8_t>{source.data(), kBenchWidth},
         Rows<uint8_t>{target.data(), kBenchWidth});
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

template <auto kKernel>
void InvertFrame(benchmark::State& state) {
  OnFrame(state, [](auto source, auto target) { kKernel(source, target, kBenchExtent); });
}

template <auto kKernel>
void TableOnFrame(benchmark::State& state) {
  std::vector<uint8_t> table(256);
  std::iota(table.rbegin(), table.rend(), uint8_t{0});
  OnFrame(state,
          [&](auto source, auto target) { kKernel(source, table.data(), target, kBenchExtent); });
}

template <auto kKernel>
void ContrastOfFrame(benchmark::State& state) {
  OnFrame(state,
          [](auto source, auto target) { kKernel(source, {300, -20}, target, kBenchExtent); });
}

BENCHMARK(InvertFrame<Invert>)->Name("invert/simd/u8x1");
BENCHMARK(InvertFrame<scalar::Invert>)->Name("invert/scalar/u8x1");
BENCHMARK(TableOnFrame<ApplyTable>)->Name("apply_table/simd/u8x1");
BENCHMARK(TableOnFrame<scalar::ApplyTable>)->Name("apply_table/scalar/u8x1");
BENCHMARK(ContrastOfFrame<BrightnessContrast>)->Name("brightness_contrast/simd/u8x1");
BENCHMARK(ContrastOfFrame<scalar::BrightnessContrast>)->Name("brightness_contrast/scalar/u8x1");

}  // namespace
}  // namespace genie::kernels
