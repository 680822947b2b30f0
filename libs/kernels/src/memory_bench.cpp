// The ceilings that kernels are measured against: a copy and a read of as many bytes as a frame
// has, in this process, on this machine, at this moment.
#include <cstring>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

void Copy(benchmark::State& state) {
  const std::vector<uint8_t> source = BenchBytes(size_t(state.range(0)));
  std::vector<uint8_t> target(source.size());
  for (auto _ : state) {
    std::memcpy(target.data(), source.data(), source.size());
    benchmark::ClobberMemory();
  }
  DeclareBytes(state, 2 * source.size());
}

void Read(benchmark::State& state) {
  const std::vector<uint8_t> a = BenchBytes(size_t(state.range(0)) / 2);
  const std::vector<uint8_t> b = a;
  for (auto _ : state) benchmark::DoNotOptimize(std::memcmp(a.data(), b.data(), a.size()));
  DeclareBytes(state, 2 * a.size());
}

// BGRA frames of 1920x1080 and 3840x2160.
BENCHMARK(Copy)->Name("memory/copy/u8x4")->ArgName("bytes")->Arg(8294400)->Arg(33177600);
BENCHMARK(Read)->Name("memory/read/u8x4")->ArgName("bytes")->Arg(8294400)->Arg(33177600);

}  // namespace
}  // namespace genie::kernels
