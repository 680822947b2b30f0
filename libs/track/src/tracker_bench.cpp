// What it costs to follow a Scene from frame to frame: nothing changed, one text was typed on, a
// list scrolled by a wheel's step or by exactly one row, a window was dragged, all is new. Each
// iteration is one Update; two scenes take turns. Items are elements.
#include <array>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include <genie/scene/scene.h>
#include <genie/track/tracker.h>

namespace genie {
namespace {

constexpr int32_t kPartsOfRow = 5;
constexpr int32_t kPitch = 40;

struct Page {
  Scene scene;
  std::vector<uint64_t> content;

  int32_t Add(Role role, const Box& box, uint64_t signature, int32_t parent) {
    const Element e{.box = box, .parent = parent, .confidence = 900, .role = role};
    if (!scene.elements.Push(e).ok()) return kNoParent;
    content.push_back(signature);
    return static_cast<int32_t>(content.size()) - 1;
  }
};

// Of `elements` in all: a window whose left half is a list of rows (a check box, a text of its
// own, a word that repeats, an icon), and labels of their own beside the list.
struct Layout {
  int64_t elements = 500;
  int32_t window_x = 0;  // the whole window is here
  int32_t list_y = 0;    // the rows are this much higher
  uint64_t typed = 0;    // added to the content of one label
  uint64_t all = 0;      // added to the content of all texts
};

Page MakePage(const Layout& layout) {
  Page page;
  const int32_t x = layout.window_x;
  const auto rows = static_cast<int32_t>(layout.elements / (2 * kPartsOfRow));
  const int32_t window = page.Add(Role::kWindow, {x, 0, 1200, rows * kPitch}, 0, kNoParent);
  const int32_t list = page.Add(Role::kList, {x, 0, 500, rows * kPitch}, 0, window);
  for (int32_t row = 0; row < rows; ++row) {
    const int32_t y = row * kPitch - layout.list_y;
    const auto own = static_cast<uint64_t>(row + layout.list_y / kPitch) + layout.all;
    const int32_t item = page.Add(Role::kListitem, {x, y, 500, kPitch}, 0, list);
    page.Add(Role::kCheckbox, {x + 10, y + 12, 16, 16}, 1, item);
    page.Add(Role::kText, {x + 40, y + 14, 100 + static_cast<int32_t>(own % 90), 12}, 1000 + own,
             item);
    page.Add(Role::kText, {x + 260, y + 14, 60, 12}, 10 + own % 4, item);
    page.Add(Role::kIcon, {x + 460, y + 12, 16, 16}, 2, item);
  }
  for (int32_t k = 0; static_cast<int64_t>(page.content.size()) < layout.elements; ++k) {
    const uint64_t typed = k == 20 ? layout.typed : 0;
    page.Add(Role::kText, {x + 600 + k % 4 * 150, k / 4 * 20, 90, 12},
             1'000'000 + static_cast<uint64_t>(k) + typed + layout.all, window);
  }
  return page;
}

// Updates with `first` and `second` in turns.
void Run(benchmark::State& state, Layout first, Layout second) {
  first.elements = second.elements = state.range(0);
  std::array<Page, 2> pages = {MakePage(first), MakePage(second)};
  Tracker tracker;
  size_t turn = 0;
  for (auto _ : state) {
    Page& page = pages[turn++ % 2];
    if (!tracker.Update(page.scene, page.content, {}).ok()) state.SkipWithError("not tracked");
    benchmark::DoNotOptimize(tracker.changes().data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["changes"] = static_cast<double>(tracker.changes().size());
  state.counters["bytes"] = static_cast<double>(tracker.bytes());
}

void Stay(benchmark::State& state) { Run(state, {}, {}); }
void Type(benchmark::State& state) { Run(state, {}, {.typed = 500'000}); }
void ScrollWheel(benchmark::State& state) { Run(state, {}, {.list_y = 3 * kPitch - 7}); }
void ScrollRow(benchmark::State& state) { Run(state, {}, {.list_y = kPitch}); }
void DragWindow(benchmark::State& state) { Run(state, {}, {.window_x = 130}); }
void AllNew(benchmark::State& state) { Run(state, {}, {.all = 700'000}); }

BENCHMARK(Stay)->Name("track/stay/elements")->Arg(500)->Arg(5000);
BENCHMARK(Type)->Name("track/type/elements")->Arg(500)->Arg(5000);
BENCHMARK(ScrollWheel)->Name("track/scroll_wheel/elements")->Arg(500)->Arg(5000);
BENCHMARK(ScrollRow)->Name("track/scroll_row/elements")->Arg(500)->Arg(5000);
BENCHMARK(DragWindow)->Name("track/drag_window/elements")->Arg(500)->Arg(5000);
BENCHMARK(AllNew)->Name("track/all_new/elements")->Arg(500)->Arg(5000);

}  // namespace
}  // namespace genie
