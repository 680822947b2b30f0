// Median: see genie/kernels/median.h. A strip of a row at a time: the columns under its squares are
// sorted into lines, one a rank; then a network picks each median from the columns side by side.
#include <genie/kernels/median.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "median/median.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <cstring>
#include <utility>

#include "median/median_networks.h"
#include "median/median_plan.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using MedianTag = hn::ScalableTag<uint8_t>;
using MedianVector = hn::Vec<MedianTag>;

template <const auto& kExchanges, size_t... kSteps>
HWY_INLINE void Exchange(MedianVector* values, std::index_sequence<kSteps...>) {
  const auto step = [values](size_t low, size_t high) HWY_ATTR {
    const auto smaller = hn::Min(values[low], values[high]);
    values[high] = hn::Max(values[low], values[high]);
    values[low] = smaller;
  };
  (step(kExchanges[kSteps].low, kExchanges[kSteps].high), ...);
}

// Runs the exchanges, all indices known to the compiler, so that the values stay in registers and
// what no one needs is not computed.
template <const auto& kExchanges>
HWY_INLINE void RunNetwork(MedianVector* values) {
  Exchange<kExchanges>(values, std::make_index_sequence<std::size(kExchanges)>());
}

// Values that are worked on at once: their sorted columns stay in L1 whatever the width of a row.
constexpr size_t kMedianStrip = 2048;

// A strip of one row: first the sorted columns under its squares, then the medians.
template <class Network>
struct MedianStrip {
  static constexpr size_t kSide = Network::kSide;
  static constexpr size_t kAhead = 64;  // room for a vector that ends in the strip
  static constexpr size_t kMaxReach = kSide / 2 * 4;
  static constexpr size_t kLine = kAhead + kMedianStrip + kMaxReach + 2 * kAhead;

  alignas(64) uint8_t lines[kSide][kLine];  // of each rank; the strip begins at kAhead

  // Sorts columns x .. x + Lanes - 1 of `rows`, to index `to` of the lines.
  HWY_INLINE void SortAt(const uint8_t* const* rows, size_t x, size_t to) {
    MedianVector values[kSide];
    HWY_UNROLL(5)
    for (size_t r = 0; r < kSide; ++r) values[r] = hn::LoadU(MedianTag(), rows[r] + x);
    RunNetwork<Network::kColumn>(values);
    HWY_UNROLL(5)
    for (size_t r = 0; r < kSide; ++r) hn::StoreU(values[r], MedianTag(), lines[r] + to);
  }

  // Sorts columns first .. end - 1; column x goes to index x + kAhead - origin.
  HWY_INLINE void Sort(const uint8_t* const* rows, size_t first, size_t end, size_t origin) {
    const size_t lanes = hn::Lanes(MedianTag());
    const size_t shift = kAhead - origin;  // may wrap; sums with columns do not
    size_t x = first;
    for (; x + lanes <= end; x += lanes) SortAt(rows, x, x + shift);
    if (x == end) return;
    if (end >= lanes) return SortAt(rows, end - lanes, end - lanes + shift);
    uint8_t copies[kSide][hn::MaxLanes(MedianTag())] = {};
    const uint8_t* few[kSide];
    for (size_t r = 0; r < kSide; ++r) {
      std::memcpy(copies[r], rows[r], end);
      few[r] = copies[r];
    }
    SortAt(few, 0, shift);
  }

  // Repeats the pixel at index `from` of every line at `count` pixels from index `to` on.
  HWY_INLINE void Repeat(size_t from, size_t to, size_t count, size_t channels) {
    for (uint8_t* line : {lines[0], lines[1], lines[2], lines[kSide - 2], lines[kSide - 1]}) {
      for (size_t i = 0; i < count * channels; ++i) line[to + i] = line[from + i % channels];
    }
  }

  // The medians of the squares that begin at index x of the lines.
  HWY_INLINE MedianVector MedianAt(size_t x, size_t channels) const {
    MedianVector values[kSide * kSide];
    HWY_UNROLL(25)
    for (size_t v = 0; v < kSide * kSide; ++v) {
      values[v] = hn::LoadU(MedianTag(), lines[v / kSide] + x + v % kSide * channels);
    }
    RunNetwork<Network::kSquare>(values);
    return values[Network::kMedian];
  }

  HWY_INLINE void Pick(size_t count, size_t channels, uint8_t* HWY_RESTRICT target) const {
    const size_t lanes = hn::Lanes(MedianTag()), begin = kAhead - kSide / 2 * channels;
    size_t x = 0;
    for (; x + lanes <= count; x += lanes) {
      hn::StoreU(MedianAt(begin + x, channels), MedianTag(), target + x);
    }
    if (x == count) return;
    alignas(64) uint8_t values[hn::MaxLanes(MedianTag())];
    hn::StoreU(MedianAt(begin + x, channels), MedianTag(), values);
    std::memcpy(target + x, values, count - x);
  }

  HWY_INLINE void Write(const MedianPlan& plan, size_t y, uint8_t* target) {
    constexpr size_t kRadius = kSide / 2;
    const size_t count = plan.count(), channels = plan.channels, reach = kRadius * channels;
    const uint8_t* rows[kSide];
    plan.RowsAround(y, rows);
    for (size_t x = 0; x < count; x += kMedianStrip) {
      const size_t end = HWY_MIN(x + kMedianStrip, count);
      const size_t sorted_end = HWY_MIN(end + reach, count);
      Sort(rows, x - HWY_MIN(x, reach), sorted_end, x);
      if (x == 0) Repeat(kAhead, kAhead - reach, kRadius, channels);
      if (sorted_end < end + reach) {
        const size_t last = kAhead + count - x;
        Repeat(last - channels, last, kRadius, channels);
      }
      Pick(end - x, channels, target + x);
    }
  }
};

template <class Network>
void MedianByStrips(const MedianPlan& plan, Rows<uint8_t> target) {
  MedianStrip<Network> strip;
  std::memset(strip.lines, 0, sizeof(strip.lines));
  for (size_t y = 0; y < plan.extent.height; ++y) strip.Write(plan, y, target.row(ptrdiff_t(y)));
}

void Median(const MedianPlan& plan, Rows<uint8_t> target) {
  if (plan.side == 3) {
    MedianByStrips<MedianOfThree>(plan, target);
  } else {
    MedianByStrips<MedianOfFive>(plan, target);
  }
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Median);

void Median(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
            size_t channels, MedianSide side) {
  if (extent.width == 0 || extent.height == 0) return;
  HWY_DYNAMIC_DISPATCH(Median)({source, outside, extent, channels, size_t(side)}, target);
}

}  // namespace genie::kernels
#endif
