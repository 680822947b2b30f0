// 3x3 filters of bytes: the loop over rows, edges and tails, and the taps that a filter's formula
// reads. Borders are mirrored (Border::kReflect).
//
// A formula is a struct with `template <class Taps> static Wide Of(const Taps&)`, which computes
// 16-bit values from taps.Above(i), taps.Here(i) and taps.Below(i), i = -1, 0 or 1 pixels away.
// SignedValues and AbsoluteBytes make it a filter that FilterNine runs.
//
// Included once for each target. Not for HWY_SCALAR.
#if defined(GENIE_KERNELS_NINE_VALUES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_NINE_VALUES_INL_H_
#undef GENIE_KERNELS_NINE_VALUES_INL_H_
#else
#define GENIE_KERNELS_NINE_VALUES_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstring>

#include "pixels/border.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

using WideTag = hn::ScalableTag<int16_t>;
using Wide = hn::Vec<WideTag>;
using ByteTag = hn::ScalableTag<uint8_t>;

// The rows around one row of the target, from some column on.
struct ThreeRows {
  const uint8_t* above;
  const uint8_t* here;
  const uint8_t* below;

  HWY_INLINE ThreeRows From(size_t x) const { return {above + x, here + x, below + x}; }
};

// Values in order, Lanes(WideTag()) of them.
struct InOrder {
  static HWY_INLINE Wide Load(const uint8_t* values) {
    return hn::PromoteTo(WideTag(), hn::LoadU(hn::Rebind<uint8_t, WideTag>(), values));
  }
};
// Every second value of Lanes(ByteTag()): without shuffles, and back together without them.
struct Even {
  static HWY_INLINE Wide Load(const uint8_t* values) {
    const auto pairs = hn::BitCast(WideTag(), hn::LoadU(ByteTag(), values));
    return hn::And(pairs, hn::Set(WideTag(), int16_t{255}));
  }
};
struct Odd {
  static HWY_INLINE Wide Load(const uint8_t* values) {
    const hn::RebindToUnsigned<WideTag> d;
    return hn::BitCast(WideTag(), hn::ShiftRight<8>(hn::BitCast(d, hn::LoadU(ByteTag(), values))));
  }
};

template <class Order>
struct Taps {
  ThreeRows rows;
  ptrdiff_t channels;

  HWY_INLINE Wide Above(ptrdiff_t i) const { return Order::Load(rows.above + i * channels); }
  HWY_INLINE Wide Here(ptrdiff_t i) const { return Order::Load(rows.here + i * channels); }
  HWY_INLINE Wide Below(ptrdiff_t i) const { return Order::Load(rows.below + i * channels); }
};

template <class Formula>
struct SignedValues {
  using Value = int16_t;
  static HWY_INLINE size_t Step() { return hn::Lanes(WideTag()); }
  static HWY_INLINE void At(const ThreeRows& rows, size_t channels, int16_t* target) {
    const Taps<InOrder> taps = {rows, static_cast<ptrdiff_t>(channels)};
    hn::StoreU(Formula::Of(taps), WideTag(), target);
  }
};

// |value|, at most 255.
template <class Formula>
struct AbsoluteBytes {
  using Value = uint8_t;
  static HWY_INLINE size_t Step() { return hn::Lanes(ByteTag()); }
  static HWY_INLINE void At(const ThreeRows& rows, size_t channels, uint8_t* target) {
    const auto most = hn::Set(WideTag(), int16_t{255});
    const auto step = static_cast<ptrdiff_t>(channels);
    const auto even = hn::Min(hn::Abs(Formula::Of(Taps<Even>{rows, step})), most);
    const auto odd = hn::Min(hn::Abs(Formula::Of(Taps<Odd>{rows, step})), most);
    hn::StoreU(hn::BitCast(ByteTag(), hn::Or(even, hn::ShiftLeft<8>(odd))), ByteTag(), target);
  }
};

// Pixels first .. end - 1, which may be at an edge, by way of padded copies of Step() values.
template <class Filter>
HWY_NOINLINE void FilterPixels(const ThreeRows& rows, size_t first, size_t end, size_t width,
                               size_t channels, typename Filter::Value* target) {
  constexpr size_t kMost = hn::MaxLanes(ByteTag());
  constexpr size_t kBorder = 4;  // channels at most
  const size_t pixels_at_once = Filter::Step() / channels;
  for (size_t at = first; at < end; at += pixels_at_once) {
    const size_t pixels = HWY_MIN(pixels_at_once, end - at);
    uint8_t copies[3][kMost + 2 * kBorder] = {};
    for (size_t i = 0; i < pixels + 2; ++i) {
      const auto x = static_cast<size_t>(
          BorderIndex(static_cast<ptrdiff_t>(at + i) - 1, width, Border::kReflect));
      std::memcpy(copies[0] + i * channels, rows.above + x * channels, channels);
      std::memcpy(copies[1] + i * channels, rows.here + x * channels, channels);
      std::memcpy(copies[2] + i * channels, rows.below + x * channels, channels);
    }
    typename Filter::Value values[kMost];
    Filter::At(ThreeRows{copies[0], copies[1], copies[2]}.From(channels), channels, values);
    std::memcpy(target + at * channels, values, pixels * channels * sizeof(values[0]));
  }
}

template <class Filter>
void FilterRow(const ThreeRows& rows, size_t width, size_t channels,
               typename Filter::Value* HWY_RESTRICT target) {
  const size_t step = Filter::Step(), count = width * channels;
  if (count < step + 2 * channels) {
    FilterPixels<Filter>(rows, 0, width, width, channels, target);
    return;
  }
  const size_t last = count - channels - step;  // where the last whole vector begins
  for (size_t x = channels; x < last; x += step) {
    Filter::At(rows.From(x), channels, target + x);
  }
  Filter::At(rows.From(last), channels, target + last);
  FilterPixels<Filter>(rows, 0, 1, width, channels, target);
  FilterPixels<Filter>(rows, width - 1, width, width, channels, target);
}

template <class Filter>
void FilterNine(Rows<const uint8_t> source, Neighbours outside, Rows<typename Filter::Value> target,
                Extent extent, size_t channels) {
  for (ptrdiff_t y = 0; y < static_cast<ptrdiff_t>(extent.height); ++y) {
    const ThreeRows rows = {source.row(BorderRow(y - 1, extent.height, outside, Border::kReflect)),
                            source.row(y),
                            source.row(BorderRow(y + 1, extent.height, outside, Border::kReflect))};
    FilterRow<Filter>(rows, extent.width, channels, target.row(y));
  }
}

#endif  // HWY_TARGET != HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
