// What the benchmarks of kernels share: the frame sizes and the declaration of moved bytes.
//
// Names are op/variant/dtype x channels/arg:value. A benchmark runs the dispatched kernel
// ("simd") and, where it is worth knowing, its oracle ("scalar"). One thread.
#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include <genie/kernels/rows.h>

namespace genie::kernels {

inline constexpr size_t kBenchWidth = 1920;
inline constexpr size_t kBenchHeight = 1080;
inline constexpr Extent kBenchExtent = {kBenchWidth, kBenchHeight};

// Pixels with the runs of a screen: mostly equal neighbours, some noise. Deterministic.
inline std::vector<uint8_t> BenchBytes(size_t count) {
  std::vector<uint8_t> bytes(count);
  uint32_t state = 1;
  for (size_t i = 0; i < count; ++i) {
    state = state * 1664525u + 1013904223u;
    bytes[i] = state >> 28 == 0 ? uint8_t(state >> 20) : uint8_t(240);
  }
  return bytes;
}

// Declares what one iteration moved, so that the result is a bandwidth.
inline void DeclareBytes(benchmark::State& state, size_t bytes) {
  state.SetBytesProcessed(int64_t(state.iterations()) * int64_t(bytes));
}

}  // namespace genie::kernels
