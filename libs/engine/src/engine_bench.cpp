// What the engine costs around the detector: a call on a frame of one pixel, and the detector on
// a blank 1080p frame.
#include <genie/engine/engine.h>

#include <vector>

#include <benchmark/benchmark.h>

namespace genie {
namespace {

void RunDetect(benchmark::State& state, int32_t width, int32_t height) {
  const auto engine = Engine::Create({});
  const std::vector<uint8_t> pixels(size_t(width) * size_t(height) * 3, 240);
  const ConstImageView frame{pixels.data(), width, height, ptrdiff_t{width} * 3, PixelFormat::kRgb};
  DetectResult result;
  for (auto _ : state) {
    const Status status = (*engine)->Detect(frame, {}, result);
    if (!status.ok()) state.SkipWithError("detect failed");
    benchmark::DoNotOptimize(result.scene.elements.data());
  }
  state.SetItemsProcessed(state.iterations() * int64_t{width} * height);
}

void DetectOnePixel(benchmark::State& state) { RunDetect(state, 1, 1); }
void DetectBlank1080p(benchmark::State& state) { RunDetect(state, 1920, 1080); }
BENCHMARK(DetectOnePixel)->Name("detect/engine/u8x3/size:1x1");
BENCHMARK(DetectBlank1080p)->Name("detect/engine/u8x3/size:1920x1080");

}  // namespace
}  // namespace genie
