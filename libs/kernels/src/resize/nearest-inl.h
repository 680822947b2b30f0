// kNearest: source bytes moved by permutation where target pixels share 16 bytes of the source
// (window_table.h), else a pixel at a time. Rows that take the same source row are copied.
//
// Included once for each target. Not for HWY_SCALAR.
#if defined(GENIE_KERNELS_NEAREST_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_NEAREST_INL_H_
#undef GENIE_KERNELS_NEAREST_INL_H_
#else
#define GENIE_KERNELS_NEAREST_INL_H_
#endif

#include <hwy/highway.h>

#include <cstring>

#include "resize/combine_rows-inl.h"
#include "resize/resize_plan.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

inline constexpr size_t kNearestWindow = 16;

// Target pixels from `x` on, one at a time.
template <size_t kChannels>
void TakePixels(const uint8_t* HWY_RESTRICT source, const TapTable& taps, size_t x,
                uint8_t* HWY_RESTRICT target) {
  for (; x < taps.size; ++x) {
    std::memcpy(target + x * kChannels, source + taps.first[x] * kChannels, kChannels);
  }
}

// Groups of target pixels whose 16 bytes lie in both rows; returns the pixels done.
inline size_t TakeWindows(const uint8_t* HWY_RESTRICT source, size_t source_bytes,
                          const WindowTable& windows, size_t channels, size_t target_bytes,
                          uint8_t* HWY_RESTRICT target) {
  const hn::FixedTag<uint8_t, kNearestWindow> d;
  const size_t step = windows.pixels * channels;
  size_t group = 0, at = 0;
  for (; group < windows.groups && at + kNearestWindow <= target_bytes &&
         windows.base[group] + kNearestWindow <= source_bytes;
       ++group, at += step) {
    const auto bytes = hn::LoadU(d, source + windows.base[group]);
    const auto index = hn::LoadU(d, windows.IndexOf(group));
    hn::StoreU(hn::TableLookupBytes(bytes, index), d, target + at);
  }
  return HWY_MIN(group * windows.pixels, target_bytes / channels);
}

inline void TakeRow(const ResizePlan& plan, const ResizeShape& shape, const uint8_t* source,
                    uint8_t* target) {
  const size_t channels = shape.channels;
  const size_t done = TakeWindows(source, shape.source.width * channels, plan.windows, channels,
                                  shape.target.width * channels, target);
  if (channels == 1) TakePixels<1>(source, plan.columns, done, target);
  if (channels == 3) TakePixels<3>(source, plan.columns, done, target);
  if (channels == 4) TakePixels<4>(source, plan.columns, done, target);
}

inline void TakeNearest(const SourceBand& source, Rows<uint8_t> target, RowRange target_rows,
                        const ResizeShape& shape, const ResizePlan& plan) {
  const size_t bytes = shape.target.width * shape.channels;
  for (size_t y = target_rows.begin; y < target_rows.end; ++y) {
    uint8_t* out = target.row(ptrdiff_t(y - target_rows.begin));
    const size_t from = plan.lines.first[y];
    if (y > target_rows.begin && plan.lines.first[y - 1] == from) {
      std::memcpy(out, target.row(ptrdiff_t(y - target_rows.begin) - 1), bytes);
    } else if (shape.source.width == shape.target.width) {
      std::memcpy(out, source.Row(from), bytes);
    } else {
      TakeRow(plan, shape, source.Row(from), out);
    }
  }
}

#endif  // HWY_TARGET != HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
