// What it costs to order a Scene, to write it in each form and to draw it. Items are elements,
// bytes those that were written.
#include <vector>

#include <benchmark/benchmark.h>

#include <genie/scene/canonical.h>
#include <genie/scene/csv.h>
#include <genie/scene/json.h>
#include <genie/scene/marks.h>
#include <genie/scene/overlay.h>
#include <genie/scene/reading_order.h>

#include "../test/bench_scene.h"

namespace genie {
namespace {

constexpr int32_t kRows = 25;  // 501 elements, a dense screen

template <typename List>
void CountWork(benchmark::State& state, const Scene& scene, const List& out) {
  const auto elements = static_cast<int64_t>(scene.elements.size());
  state.SetItemsProcessed(state.iterations() * elements);
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(out.size()));
}

// Runs `write(scene, out)` on a list that is reused.
template <typename T, typename Write>
void RunWriter(benchmark::State& state, const Write& write) {
  Scene scene;
  if (!FillBenchScene(kRows, scene).ok()) return state.SkipWithError("no memory");
  List<T> out;
  for (auto _ : state) {
    out.Clear();
    if (!write(scene, out).ok()) state.SkipWithError("not written");
    benchmark::DoNotOptimize(out.data());
  }
  CountWork(state, scene, out);
}

void Json(benchmark::State& state) {
  RunWriter<char>(state, [](const Scene& scene, List<char>& out) {
    return WriteJson(scene, {.source = "a.png"}, out);
  });
}

void Csv(benchmark::State& state) {
  RunWriter<char>(
      state, [](const Scene& scene, List<char>& out) { return WriteCsvRows(scene, "a.png", out); });
}

void Canonical(benchmark::State& state) { RunWriter<uint8_t>(state, WriteCanonical); }

void Order(benchmark::State& state) {
  Scene scene;
  if (!FillBenchScene(static_cast<int32_t>(state.range(0)), scene).ok()) return;
  Arena scratch;
  for (auto _ : state) {
    scratch.Reset();
    if (!SortInReadingOrder(scene, scratch).ok()) state.SkipWithError("not ordered");
  }
  state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(scene.elements.size()));
}

void Draw(benchmark::State& state) {
  Scene scene;
  if (!FillBenchScene(kRows, scene).ok()) return;
  std::vector<uint8_t> pixels(size_t{1920} * 1080 * 3, 200);
  const ImageView target{pixels.data(), 1920, 1080, 1920 * 3, PixelFormat::kRgb};
  for (auto _ : state) {
    if (!DrawOverlay(scene, target).ok()) state.SkipWithError("not drawn");
  }
  state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(scene.elements.size()));
}

void Marks(benchmark::State& state) {
  Scene scene;
  if (!FillBenchScene(kRows, scene).ok()) return;
  List<Mark> marks;
  for (auto _ : state) {
    if (!PlaceMarks(scene, marks).ok()) state.SkipWithError("not placed");
  }
  state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(marks.size()));
}

BENCHMARK(Json)->Name("write/json/elements:501");
BENCHMARK(Csv)->Name("write/csv/elements:501");
BENCHMARK(Canonical)->Name("write/canonical/elements:501");
BENCHMARK(Order)->Name("reading_order/rows")->Arg(25)->Arg(250);
BENCHMARK(Draw)->Name("overlay/u8x3/elements:501");
BENCHMARK(Marks)->Name("marks/place/elements:501");

}  // namespace
}  // namespace genie
