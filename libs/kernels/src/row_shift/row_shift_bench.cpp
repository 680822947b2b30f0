#include <genie/kernels/row_shift.h>

#include "testing/bench_frame.h"

namespace genie::kernels {
namespace {

// A list scrolled by 110 rows, every third row blank.
void Shift(benchmark::State& state) {
  const auto rows = size_t(state.range(0));
  std::vector<uint64_t> page(rows + 110);
  for (size_t y = 0; y < page.size(); ++y) {
    page[y] = y % 3 == 0 ? 1 : (y + 1) * 0x9e3779b97f4a7c15ULL;
  }
  std::vector<uint64_t> scratch(RowShiftScratchWords(rows));
  for (auto _ : state) {
    benchmark::DoNotOptimize(FindRowShift(page.data(), page.data() + 110, rows, scratch.data()));
  }
  DeclareBytes(state, 2 * rows * sizeof(uint64_t));
}

BENCHMARK(Shift)->Name("row_shift/plain/u64x1")->ArgName("rows")->Arg(540)->Arg(900);

}  // namespace
}  // namespace genie::kernels
