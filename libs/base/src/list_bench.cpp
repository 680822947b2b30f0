// What growth by Status costs beside the standard vector, and scratch from an Arena beside malloc.
#include <genie/base/arena.h>
#include <genie/base/list.h>

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <vector>

namespace genie {
namespace {

constexpr int kValues = 4096;

void PushToList(benchmark::State& state) {
  List<int> list;
  for (auto _ : state) {
    list.Clear();
    for (int i = 0; i < kValues; ++i) {
      if (!list.Push(i).ok()) state.SkipWithError("out of memory");
    }
    benchmark::DoNotOptimize(list.data());
  }
  state.SetItemsProcessed(state.iterations() * kValues);
}
BENCHMARK(PushToList)->Name("push/list/s32");

void PushToVector(benchmark::State& state) {
  std::vector<int> list;
  for (auto _ : state) {
    list.clear();
    for (int i = 0; i < kValues; ++i) list.push_back(i);
    benchmark::DoNotOptimize(list.data());
  }
  state.SetItemsProcessed(state.iterations() * kValues);
}
BENCHMARK(PushToVector)->Name("push/std_vector/s32");

void TakeFromArena(benchmark::State& state) {
  Arena arena;
  for (auto _ : state) {
    arena.Reset();
    for (int i = 0; i < 16; ++i) benchmark::DoNotOptimize(arena.Take<uint8_t>(4096));
  }
}
BENCHMARK(TakeFromArena)->Name("take/arena/pieces:16");

void TakeFromMalloc(benchmark::State& state) {
  for (auto _ : state) {
    void* pieces[16];
    for (void*& piece : pieces) benchmark::DoNotOptimize(piece = std::malloc(4096));
    for (void* piece : pieces) std::free(piece);
  }
}
BENCHMARK(TakeFromMalloc)->Name("take/malloc/pieces:16");

}  // namespace
}  // namespace genie
