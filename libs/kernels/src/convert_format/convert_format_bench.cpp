#include <genie/kernels/convert_format.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

template <auto kKernel, PixelOrder kFrom, PixelOrder kTo>
void ConvertFrame(benchmark::State& state) {
  const ptrdiff_t from_stride = kBenchWidth * PixelBytes(kFrom);
  const ptrdiff_t to_stride = kBenchWidth * PixelBytes(kTo);
  const std::vector<uint8_t> source = BenchBytes(from_stride * kBenchHeight);
  std::vector<uint8_t> target(to_stride * kBenchHeight);
  for (auto _ : state) {
    kKernel({source.data(), from_stride}, kFrom, {target.data(), to_stride}, kTo, kBenchExtent);
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, source.size() + target.size());
}

BENCHMARK(ConvertFrame<ConvertFormat, PixelOrder::kBgra, PixelOrder::kRgb>)
    ->Name("convert_format/simd/u8x4/to:3");
BENCHMARK(ConvertFrame<ConvertFormat, PixelOrder::kRgb, PixelOrder::kBgr>)
    ->Name("convert_format/simd/u8x3/to:3");
BENCHMARK(ConvertFrame<ConvertFormat, PixelOrder::kRgb, PixelOrder::kBgra>)
    ->Name("convert_format/simd/u8x3/to:4");
BENCHMARK(ConvertFrame<ConvertFormat, PixelOrder::kGray, PixelOrder::kRgb>)
    ->Name("convert_format/simd/u8x1/to:3");
BENCHMARK(ConvertFrame<scalar::ConvertFormat, PixelOrder::kBgra, PixelOrder::kRgb>)
    ->Name("convert_format/scalar/u8x4/to:3");

}  // namespace
}  // namespace genie::kernels
