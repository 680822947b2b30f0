// What sharing a loop out costs: empty pieces, on the caller alone and with one and three workers,
// and one job through the queue.
#include <genie/executor/thread_pool.h>

#include <benchmark/benchmark.h>

#include <atomic>

namespace genie {
namespace {

void RunEmptyPieces(benchmark::State& state) {
  const auto pool = ThreadPool::Create({.threads = static_cast<size_t>(state.range(0))});
  std::atomic<int64_t> pieces = 0;
  const size_t count = static_cast<size_t>(state.range(1));
  for (auto _ : state) {
    (*pool)->Run(count, [&](size_t) { pieces.fetch_add(1, std::memory_order_relaxed); });
  }
  state.SetItemsProcessed(pieces);
}
BENCHMARK(RunEmptyPieces)
    ->Name("run/thread_pool")
    ->ArgNames({"workers", "pieces"})
    ->ArgsProduct({{1, 3}, {2, 64, 1024}})
    ->UseRealTime();

void SubmitEmptyJob(benchmark::State& state) {
  const auto pool = ThreadPool::Create({.threads = 1});
  std::atomic<bool> done = false;
  for (auto _ : state) {
    done = false;
    const Status status = (*pool)->Submit([&] {
      done = true;
      done.notify_one();
    });
    if (!status.ok()) state.SkipWithError("refused");
    done.wait(false);
  }
  (*pool)->Shutdown(PendingJobs::kRun);
}
BENCHMARK(SubmitEmptyJob)->Name("submit/thread_pool/round_trip")->UseRealTime();

}  // namespace
}  // namespace genie
