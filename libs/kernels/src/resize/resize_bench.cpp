#include <genie/kernels/resize.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <ResizeFilter kFilter, size_t kChannels>
void ResizeFrame(benchmark::State& state) {
  const size_t width = size_t(state.range(0));
  const ResizeShape shape = {kBenchExtent, {width, width * kBenchHeight / kBenchWidth}, kChannels};
  const ptrdiff_t source_stride = kBenchWidth * kChannels;
  const std::vector<uint8_t> source = BenchBytes(source_stride * kBenchHeight);
  std::vector<uint8_t> target(width * shape.target.height * kChannels);
  std::vector<uint32_t> scratch(ResizeScratchWords(shape, kFilter));
  for (auto _ : state) {
    Resize({source.data(), source_stride}, {target.data(), ptrdiff_t(width * kChannels)}, shape,
           kFilter, scratch.data());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size() + target.size());
}

BENCHMARK(ResizeFrame<ResizeFilter::kArea, 1>)
    ->Name("resize/area/u8x1")
    ->ArgName("width")
    ->Arg(960);
BENCHMARK(ResizeFrame<ResizeFilter::kArea, 3>)
    ->Name("resize/area/u8x3")
    ->ArgName("width")
    ->Arg(640);
BENCHMARK(ResizeFrame<ResizeFilter::kArea, 4>)
    ->Name("resize/area/u8x4")
    ->ArgName("width")
    ->Arg(960);
BENCHMARK(ResizeFrame<ResizeFilter::kBilinear, 3>)
    ->Name("resize/bilinear/u8x3")
    ->ArgName("width")
    ->Arg(640)
    ->Arg(2880);

void ResizeScalar(benchmark::State& state) {
  const ResizeShape shape = {kBenchExtent, {640, 360}, 3};
  const std::vector<uint8_t> source = BenchBytes(kBenchWidth * kBenchHeight * 3);
  std::vector<uint8_t> target(640 * 360 * 3);
  for (auto _ : state) {
    scalar::Resize({source.data(), kBenchWidth * 3}, {target.data(), 640 * 3}, shape,
                   ResizeFilter::kArea);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size() + target.size());
}
BENCHMARK(ResizeScalar)->Name("resize/scalar_area/u8x3/width:640");

}  // namespace
}  // namespace genie::kernels
