// CannyClasses and CannyFinish: see genie/kernels/canny.h.
//
// Classes: source rows are padded into a ring of four lines; half of |dx| + |dy| (which is even,
// see gradient.cpp) goes into another. Where no pixel of a vector is above the lower threshold,
// as nearly everywhere on a screen, that is all; elsewhere the derivatives are computed again,
// which is cheaper than to keep them for every pixel.
//
// Hysteresis: vectors find the weak pixels next to strong ones, a flood follows from each.
#include <genie/kernels/canny.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "canny/canny.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "canny/canny_flood.h"
#include "canny/canny_scratch.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void CannyClasses(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                  Extent extent, CannyThresholds thresholds, uint64_t* scratch) {
  scalar::CannyClasses(source, outside, target, extent, thresholds, scratch);
}

uint64_t SeedBits(Rows<uint8_t> target, Extent, size_t x, size_t y, size_t count) {
  uint64_t bits = 0;
  const uint8_t* row = target.row(static_cast<ptrdiff_t>(y));
  for (size_t i = 0; i < count; ++i) bits |= uint64_t{row[x + i] == kCannyWeak} << i;
  return bits;
}

void ClearWeak(uint8_t* row, size_t width) {
  for (size_t x = 0; x < width; ++x) row[x] = row[x] == kCannyStrong ? kCannyStrong : 0;
}

#else

using WideTag = hn::ScalableTag<int16_t>;
using ByteTag = hn::Rebind<uint8_t, WideTag>;
using Wide = hn::Vec<WideTag>;

// The lines around one row: three of pixels, three of strengths.
template <typename T>
struct Around {
  const T* above;
  const T* here;
  const T* below;

  Around(const FourLines<T>& lines, ptrdiff_t y)
      : above(lines.line(y - 1)), here(lines.line(y)), below(lines.line(y + 1)) {}
};

HWY_INLINE Wide Load(const uint8_t* values) {
  return hn::PromoteTo(WideTag(), hn::LoadU(ByteTag(), values));
}
HWY_INLINE Wide Load(const int16_t* values) { return hn::LoadU(WideTag(), values); }

// The differences of which both derivatives consist: dx = p + q + 2 h, dy = p - q + 2 v.
struct Differences {
  Wide p, q, h, v;
};

HWY_INLINE Differences DifferencesAt(const Around<uint8_t>& rows, size_t x) {
  return {hn::Sub(Load(rows.below + x + 1), Load(rows.above + x - 1)),
          hn::Sub(Load(rows.above + x + 1), Load(rows.below + x - 1)),
          hn::Sub(Load(rows.here + x + 1), Load(rows.here + x - 1)),
          hn::Sub(Load(rows.below + x), Load(rows.above + x))};
}

// Half of |dx| + |dy|, with the 0 beyond both edges.
void StrengthsOfRow(const Around<uint8_t>& rows, size_t width, int16_t* HWY_RESTRICT strengths) {
  for (size_t x = 0; x < width; x += hn::Lanes(WideTag())) {
    const Differences d = DifferencesAt(rows, x);
    const auto sum = hn::Abs(hn::Add(hn::Add(d.p, d.h), d.v));
    const auto difference = hn::Abs(hn::Sub(hn::Add(d.q, d.h), d.v));
    hn::StoreU(hn::Max(sum, difference), WideTag(), strengths + x);
  }
  strengths[-1] = 0;
  strengths[width] = 0;
}

// What a pixel's strength must be above to be a peak along its gradient. Where it may be equal to
// the second neighbour's, that one counts one less.
HWY_INLINE Wide RivalsAt(const Around<uint8_t>& pixels, const Around<int16_t>& strengths,
                         size_t x) {
  const WideTag d;
  const Differences part = DifferencesAt(pixels, x);
  const auto twice_h = hn::Add(part.h, part.h), twice_v = hn::Add(part.v, part.v);
  const auto dx = hn::Add(hn::Add(part.p, part.q), twice_h);
  const auto dy = hn::Add(hn::Sub(part.p, part.q), twice_v);
  const auto width = hn::Abs(dx), height = hn::Abs(dy);
  // floor(|dx| tan 22.5), of which |dx| times 13573 / 32768 is no whole number but for 0.
  const auto tangent = hn::MulHigh(width, hn::Set(d, int16_t{2 * 13573}));
  const auto one = hn::Set(d, int16_t{1});
  const auto across =
      hn::Max(Load(strengths.here + x - 1), hn::Sub(Load(strengths.here + x + 1), one));
  const auto down = hn::Max(Load(strengths.above + x), hn::Sub(Load(strengths.below + x), one));
  const auto rising = hn::Max(Load(strengths.above + x - 1), Load(strengths.below + x + 1));
  const auto falling = hn::Max(Load(strengths.above + x + 1), Load(strengths.below + x - 1));
  const auto is_falling = hn::Lt(hn::Xor(dx, dy), hn::Zero(d));
  const auto is_down = hn::Gt(height, hn::Add(tangent, hn::Add(width, width)));
  const auto is_steep = hn::Gt(height, tangent);
  const auto diagonal = hn::IfThenElse(is_falling, falling, rising);
  return hn::IfThenElse(is_steep, hn::IfThenElse(is_down, down, diagonal), across);
}

// Both thresholds, for half strengths: above t is half above t / 2 rounded down.
struct Limits {
  Wide low;
  Wide high;
};

HWY_INLINE hn::Vec<ByteTag> ClassesAt(const Around<uint8_t>& pixels,
                                      const Around<int16_t>& strengths, size_t x,
                                      const Limits& limits) {
  const WideTag d;
  const auto strength = Load(strengths.here + x);
  if (hn::AllFalse(d, hn::Gt(strength, limits.low))) return hn::Zero(ByteTag());
  const auto needed = hn::Max(RivalsAt(pixels, strengths, x), limits.low);
  const auto edge = hn::IfThenElse(hn::Gt(strength, limits.high), hn::Set(d, int16_t{kCannyStrong}),
                                   hn::Set(d, int16_t{kCannyWeak}));
  return hn::DemoteTo(ByteTag(), hn::IfThenElseZero(hn::Gt(strength, needed), edge));
}

void ClassesOfRow(const Around<uint8_t>& pixels, const Around<int16_t>& strengths, size_t width,
                  const Limits& limits, uint8_t* HWY_RESTRICT target) {
  const size_t step = hn::Lanes(WideTag());
  size_t x = 0;
  for (; x + step <= width; x += step) {
    hn::StoreU(ClassesAt(pixels, strengths, x, limits), ByteTag(), target + x);
  }
  if (x == width) return;
  uint8_t classes[hn::MaxLanes(WideTag())];
  hn::StoreU(ClassesAt(pixels, strengths, x, limits), ByteTag(), classes);
  std::memcpy(target + x, classes, width - x);
}

void CannyClasses(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                  Extent extent, CannyThresholds thresholds, uint64_t* scratch) {
  const WideTag d;
  const CannyLines lines(scratch, extent.width);
  const auto height = static_cast<ptrdiff_t>(extent.height);
  constexpr int32_t kMost = 1020;  // of half strengths: nothing is above it
  const Limits limits = {hn::Set(d, static_cast<int16_t>(std::min(thresholds.low / 2, kMost))),
                         hn::Set(d, static_cast<int16_t>(std::min(thresholds.high / 2, kMost)))};
  for (ptrdiff_t y = -2; y <= height + 1; ++y) {
    PadLine(source.row(BorderRow(y, extent.height, outside, Border::kReplicate)), extent.width, 1,
            Border::kReplicate, lines.pixels.line(y));
    if (y < 0) continue;
    int16_t* strengths = lines.strengths.line(y - 1);
    const bool is_outside =
        (y == 0 && outside.above == 0) || (y == height + 1 && outside.below == 0);
    if (is_outside) {
      std::memset(strengths - 1, 0, (extent.width + 2) * sizeof(int16_t));
    } else {
      StrengthsOfRow({lines.pixels, y - 1}, extent.width, strengths);
    }
    if (y < 2) continue;
    ClassesOfRow({lines.pixels, y - 2}, {lines.strengths, y - 2}, extent.width, limits,
                 target.row(y - 2));
  }
}

// A bit for each of 64 bytes that equals `value`, where `load` gives a vector of them.
template <class LoadBytes>
HWY_INLINE uint64_t EqualBits(uint8_t value, const LoadBytes& load) {
  const hn::ScalableTag<uint8_t> d;
  const auto values = hn::Set(d, value);
  uint64_t word = 0;
  for (size_t i = 0; i < 64; i += hn::Lanes(d)) {
    uint64_t bits = 0;
    hn::StoreMaskBits(d, hn::Eq(load(i), values), reinterpret_cast<uint8_t*>(&bits));
    word |= bits << i;
  }
  return word;
}

uint64_t BitsNextToStrong(Rows<uint8_t> target, Extent extent, size_t x, size_t y) {
  const hn::ScalableTag<uint8_t> d;
  const uint8_t* here = target.row(static_cast<ptrdiff_t>(y)) + x;
  const uint8_t* above = y == 0 ? here : here - target.stride_bytes;
  const uint8_t* below = y + 1 == extent.height ? here : here + target.stride_bytes;
  return EqualBits(kCannyStrong, [&](size_t i) HWY_ATTR {
    auto largest = hn::Max(hn::LoadU(d, here + i - 1), hn::LoadU(d, here + i + 1));
    for (const uint8_t* row : {above, below}) {
      largest = hn::Max(largest, hn::LoadU(d, row + i - 1));
      largest = hn::Max(largest, hn::LoadU(d, row + i));
      largest = hn::Max(largest, hn::LoadU(d, row + i + 1));
    }
    return largest;
  });
}

// A bit for each weak one of `count` <= 64 pixels; away from the edges for those next to a strong
// one alone.
HWY_INLINE uint64_t SeedBits(Rows<uint8_t> target, Extent extent, size_t x, size_t y,
                             size_t count) {
  const hn::ScalableTag<uint8_t> d;
  const uint8_t* row = target.row(static_cast<ptrdiff_t>(y)) + x;
  uint8_t padded[64];
  if (count < 64) {
    std::memset(padded, 0, sizeof(padded));
    std::memcpy(padded, row, count);
    row = padded;
  }
  const uint64_t weak =
      EqualBits(kCannyWeak, [&](size_t i) HWY_ATTR { return hn::LoadU(d, row + i); });
  if (weak == 0 || x == 0 || x + 64 >= extent.width) return weak;
  return weak & BitsNextToStrong(target, extent, x, y);
}

void ClearWeak(uint8_t* row, size_t width) {
  const hn::ScalableTag<uint8_t> d;
  const auto strong = hn::Set(d, kCannyStrong);
  size_t x = 0;
  for (; x + hn::Lanes(d) <= width; x += hn::Lanes(d)) {
    const auto values = hn::LoadU(d, row + x);
    hn::StoreU(hn::IfThenElseZero(hn::Eq(values, strong), strong), d, row + x);
  }
  for (; x < width; ++x) row[x] = row[x] == kCannyStrong ? kCannyStrong : 0;
}

#endif

void FloodRow(CannyFlood& flood, Rows<uint8_t> target, Extent extent, size_t y) {
  const uint8_t* row = target.row(static_cast<ptrdiff_t>(y));
  for (size_t x = 0; x < extent.width; x += 64) {
    uint64_t seeds = SeedBits(target, extent, x, y, std::min<size_t>(64, extent.width - x));
    for (; seeds != 0; seeds &= seeds - 1) {
      const size_t at = x + static_cast<size_t>(std::countr_zero(seeds));
      // A flood from an earlier one may have been here.
      if (row[at] == kCannyWeak && flood.HasStrongNeighbour(at, y)) flood.From(at, y);
    }
  }
}

void CannyFinish(Rows<uint8_t> target, Extent extent, uint64_t* scratch) {
  CannyFlood flood(target, extent, scratch, CannyStackCapacity(extent));
  do {
    for (size_t y = 0; y < extent.height; ++y) FloodRow(flood, target, extent, y);
  } while (flood.TakeWasFull());
  for (size_t y = 0; y < extent.height; ++y) {
    ClearWeak(target.row(static_cast<ptrdiff_t>(y)), extent.width);
  }
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(CannyClasses);
HWY_EXPORT(CannyFinish);

size_t CannyClassesScratchWords(size_t width) { return CannyLines::Words(width); }

size_t CannyFinishScratchWords(Extent extent) { return CannyStackCapacity(extent); }

void CannyClasses(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                  Extent extent, CannyThresholds thresholds, uint64_t* scratch) {
  if (extent.width == 0 || extent.height == 0) return;
  HWY_DYNAMIC_DISPATCH(CannyClasses)(source, outside, target, extent, thresholds, scratch);
}

void CannyFinish(Rows<uint8_t> target, Extent extent, uint64_t* scratch) {
  HWY_DYNAMIC_DISPATCH(CannyFinish)(target, extent, scratch);
}

}  // namespace genie::kernels
#endif
