// Histogram: see genie/kernels/histogram.h. Four tables take turns, because adding to the counter
// that was added to a moment ago waits for its store (some 5 cycles): equal neighbours, the rule on
// screens, would all wait. On random bytes eight tables take a tenth longer than four.
#include <genie/kernels/histogram.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "histogram/histogram.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

struct Tables {
  uint32_t counts[4][256] = {};

  // Eight at a time, unrolled: a loop over a whole vector takes twice as long.
  HWY_INLINE void AddEight(const uint8_t* bytes) {
    for (int i = 0; i < 8; ++i) ++counts[i & 3][bytes[i]];
  }

  void SumInto(Counts sums) const {
    for (int value = 0; value < 256; ++value) {
      uint32_t sum = 0;
      for (const auto& table : counts) sum += table[value];
      sums[value] = sum;
    }
  }
};

void AddRow(const uint8_t* row, size_t width, Tables& tables) {
  const hn::ScalableTag<uint8_t> d;
  const size_t lanes = hn::Lanes(d);
  size_t x = 0;
  for (; x + lanes <= width; x += lanes) {
    const auto values = hn::LoadU(d, row + x);
    if (hn::AllTrue(d, hn::Eq(values, hn::Set(d, row[x])))) {
      tables.counts[0][row[x]] += uint32_t(lanes);
    } else if (lanes < 8) {
      for (size_t i = 0; i < lanes; ++i) ++tables.counts[i & 3][row[x + i]];
    } else {
      for (size_t i = 0; i < lanes; i += 8) tables.AddEight(row + x + i);
    }
  }
  for (; x < width; ++x) ++tables.counts[x & 3][row[x]];
}

void Histogram(Rows<const uint8_t> source, Extent extent, Counts counts) {
  Tables tables;
  for (size_t y = 0; y < extent.height; ++y) AddRow(source.row(y), extent.width, tables);
  tables.SumInto(counts);
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Histogram);

void Histogram(Rows<const uint8_t> source, Extent extent, Counts counts) {
  HWY_DYNAMIC_DISPATCH(Histogram)(source, extent, counts);
}

// Bytes apart gain nothing from vectors; the tables are what helps.
void HistogramOfChannel(Rows<const uint8_t> source, Extent extent, size_t channels, Counts counts) {
  uint32_t tables[4][256] = {};
  for (size_t y = 0; y < extent.height; ++y) {
    const uint8_t* row = source.row(y);
    for (size_t x = 0; x < extent.width; ++x) ++tables[x & 3][row[x * channels]];
  }
  for (size_t value = 0; value < 256; ++value) {
    counts[value] = tables[0][value] + tables[1][value] + tables[2][value] + tables[3][value];
  }
}

}  // namespace genie::kernels
#endif
