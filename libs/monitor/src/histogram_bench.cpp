// What recording a value costs, alone and with a second thread on the same histogram, and what
// reading costs.
#include <genie/monitor/histogram.h>

#include <benchmark/benchmark.h>

#include <memory>

namespace genie {
namespace {

Histogram& Shared() {
  static Histogram histogram;
  return histogram;
}

void RecordValue(benchmark::State& state) {
  uint64_t value = 12345;
  for (auto _ : state) {
    Shared().Record(value);
    value = (value * 6364136223846793005ULL + 1442695040888963407ULL) >> 30;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(RecordValue)->Name("record/histogram/u64")->ThreadRange(1, 2);

void SnapshotAndP99(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        std::make_unique<HistogramSnapshot>(Shared().Snapshot())->Quantile(990));
  }
}
BENCHMARK(SnapshotAndP99)->Name("snapshot/histogram/p99");

}  // namespace
}  // namespace genie
