// What handing a picture to another process costs: sealed memory by its descriptor, against the
// copy that a socket or pipe would need at least.
#include <genie/shm/passing.h>
#include <genie/shm/region.h>
#include <genie/shm/shared_image.h>

#include <benchmark/benchmark.h>

#include <cstring>
#include <vector>

#include "socket_pair.h"

namespace genie {
namespace {

void PassFrozenImage(benchmark::State& state) {
  const auto width = static_cast<int32_t>(state.range(0));
  const auto height = static_cast<int32_t>(state.range(1));
  const size_t bytes = size_t(width) * size_t(height) * 4;
  auto region = SharedRegion::Create(bytes);
  std::memset(region->bytes().data(), 7, bytes);
  const auto frozen = std::move(*region).Freeze();
  const SocketPair pair;
  const ImageNote note{.width = width,
                       .height = height,
                       .format = static_cast<uint32_t>(PixelFormat::kBgra),
                       .stride_bytes = size_t(width) * 4};
  for (auto _ : state) {
    if (!SendImage(pair.left.get(), *frozen, note).ok()) state.SkipWithError("not sent");
    benchmark::DoNotOptimize(ReceiveImage(pair.right.get(), {}));
  }
}
BENCHMARK(PassFrozenImage)->Name("pass/memfd/u8x4")->Args({1920, 1080})->Args({3840, 2160});

void CopyImage(benchmark::State& state) {
  const size_t bytes = size_t(state.range(0)) * size_t(state.range(1)) * 4;
  const std::vector<uint8_t> source(bytes, 7);
  std::vector<uint8_t> target(bytes);
  for (auto _ : state) {
    std::memcpy(target.data(), source.data(), bytes);
    benchmark::DoNotOptimize(target.data());
  }
  state.SetBytesProcessed(state.iterations() * int64_t(bytes));
}
BENCHMARK(CopyImage)->Name("pass/memcpy/u8x4")->Args({1920, 1080})->Args({3840, 2160});

}  // namespace
}  // namespace genie
