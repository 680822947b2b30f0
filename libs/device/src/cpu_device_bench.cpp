// What the seam costs: gray and tile comparison through a queue and a fence, and the bare kernels.
#include <genie/device/cpu_device.h>
#include <genie/device/queue.h>
#include <genie/kernels/gray.h>

#include <benchmark/benchmark.h>

#include <vector>

namespace genie {
namespace {

constexpr int32_t kWidth = 1920;
constexpr int32_t kHeight = 1080;
constexpr int64_t kWaitNs = 1'000'000'000;

void GrayThroughQueue(benchmark::State& state) {
  const auto device = MakeCpuDevice();
  const auto source = device->Allocate(size_t{kWidth} * kHeight * 4);
  const auto target = device->Allocate(size_t{kWidth} * kHeight);
  Queue queue(*device);
  for (auto _ : state) {
    Status status = queue.Gray({&*source, kWidth, kHeight, PixelFormat::kBgra},
                               {&*target, kWidth, kHeight, PixelFormat::kGray});
    if (status.ok()) status = queue.Submit()->Wait(kWaitNs);
    if (!status.ok()) state.SkipWithError("gray failed");
  }
  state.SetBytesProcessed(state.iterations() * int64_t{kWidth} * kHeight * 5);
}
BENCHMARK(GrayThroughQueue)->Name("gray/cpu_device/u8x4/size:1920x1080");

void GrayKernel(benchmark::State& state) {
  const std::vector<uint8_t> source(size_t{kWidth} * kHeight * 4, 7);
  std::vector<uint8_t> target(size_t{kWidth} * kHeight);
  for (auto _ : state) {
    kernels::Gray({source.data(), kWidth * 4}, kernels::PixelOrder::kBgra, {target.data(), kWidth},
                  {kWidth, kHeight});
    benchmark::DoNotOptimize(target.data());
  }
  state.SetBytesProcessed(state.iterations() * int64_t{kWidth} * kHeight * 5);
}
BENCHMARK(GrayKernel)->Name("gray/kernel/u8x4/size:1920x1080");

void ChangedTilesThroughQueue(benchmark::State& state) {
  const auto device = MakeCpuDevice();
  const std::vector<uint8_t> pixels(size_t{kWidth} * kHeight * 4, 7);
  const auto before = device->Allocate(pixels.size());
  const auto after = device->Allocate(pixels.size());
  const auto list = device->Allocate(ChangedTilesBytes(kWidth, kHeight));
  const DeviceImage a{&*before, kWidth, kHeight, PixelFormat::kBgra};
  const DeviceImage b{&*after, kWidth, kHeight, PixelFormat::kBgra};
  const ConstImageView view{pixels.data(), kWidth, kHeight, kWidth * 4, PixelFormat::kBgra};
  Queue queue(*device);
  if (!queue.Upload(view, a).ok() || !queue.Upload(view, b).ok() || !queue.Submit()) {
    state.SkipWithError("upload failed");
  }
  for (auto _ : state) {
    Status status = queue.ChangedTiles(a, b, *list);
    if (status.ok()) status = queue.Submit()->Wait(kWaitNs);
    if (!status.ok()) state.SkipWithError("comparison failed");
  }
  state.SetBytesProcessed(state.iterations() * int64_t{kWidth} * kHeight * 8);
}
BENCHMARK(ChangedTilesThroughQueue)->Name("changed_tiles/cpu_device/u8x4/size:1920x1080");

}  // namespace
}  // namespace genie
