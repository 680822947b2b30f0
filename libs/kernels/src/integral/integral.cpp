// Integral: see genie/kernels/integral.h. Some pixels at a time: their prefix sums in 16 bits by
// shifts inside a 128-bit block, then 32 bits with what came before.
#include <genie/kernels/integral.h>

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "integral/integral.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void Integral(Rows<const uint8_t> source, Rows<uint32_t> target, Extent extent) {
  scalar::Integral(source, target, extent);
}

#else

// As many pixels at a time as there are 32-bit lanes, at most two blocks of 16-bit ones.
constexpr size_t kStep = HWY_MIN(HWY_MAX_BYTES / 4, 16);
using Tag8 = hn::FixedTag<uint8_t, kStep>;
using Tag16 = hn::FixedTag<uint16_t, kStep>;
using Tag32 = hn::FixedTag<uint32_t, kStep>;
using Sums = hn::Vec<Tag32>;

HWY_INLINE Sums Everywhere(Sums sums, size_t lane) {
  const hn::RebindToSigned<Tag32> d;
  return hn::TableLookupLanes(sums, hn::IndicesFromVec(Tag32(), hn::Set(d, int32_t(lane))));
}

// Sums of the first 1, 2, .. kStep bytes: inside a 128-bit block by shifts, then over blocks.
HWY_INLINE Sums PrefixSums(const uint8_t* bytes) {
  const Tag16 d;
  auto sums = hn::PromoteTo(d, hn::LoadU(Tag8(), bytes));
  sums = hn::Add(sums, hn::ShiftLeftLanes<1>(d, sums));
  sums = hn::Add(sums, hn::ShiftLeftLanes<2>(d, sums));
  if constexpr (kStep >= 8) sums = hn::Add(sums, hn::ShiftLeftLanes<4>(d, sums));
  const Sums wide = hn::PromoteTo(Tag32(), sums);
  if constexpr (kStep < 16) return wide;
  const auto is_first_block = hn::FirstN(Tag32(), 8);
  return hn::Add(wide, hn::IfThenZeroElse(is_first_block, Everywhere(wide, 7)));
}

// One row of the result from the row above it. Stores begin where they are aligned: one that
// crosses a line of the cache takes twice its time, and writing is what bounds this.
void SumRow(const uint8_t* source, const uint32_t* above, uint32_t* sums, size_t width) {
  const Tag32 d;
  const size_t ahead = (64 - reinterpret_cast<uintptr_t>(sums + 1) % 64) % 64 / sizeof(uint32_t);
  size_t x = 0;
  uint32_t rest = 0;
  for (; x < HWY_MIN(ahead, width); ++x) {
    rest += source[x];
    sums[x + 1] = above[x + 1] + rest;
  }
  Sums before = hn::Set(d, rest);
  for (; x + kStep <= width; x += kStep) {
    const Sums own = PrefixSums(source + x);
    hn::StoreU(hn::Add(hn::Add(own, before), hn::LoadU(d, above + x + 1)), d, sums + x + 1);
    before = hn::Add(before, Everywhere(own, kStep - 1));
  }
  rest = hn::GetLane(before);
  for (; x < width; ++x) {
    rest += source[x];
    sums[x + 1] = above[x + 1] + rest;
  }
}

void Integral(Rows<const uint8_t> source, Rows<uint32_t> target, Extent extent) {
  std::fill_n(target.row(0), extent.width + 1, 0u);
  for (size_t y = 0; y < extent.height; ++y) {
    target.row(y + 1)[0] = 0;
    SumRow(source.row(y), target.row(y), target.row(y + 1), extent.width);
  }
}

#endif

// 64 bits leave two to eight lanes, and the squares no block to sum in: two rows at once are what
// helps.
void IntegralOfSquares(Rows<const uint8_t> source, Rows<uint64_t> target, Extent extent) {
  std::fill_n(target.row(0), extent.width + 1, uint64_t{0});
  size_t y = 0;
  for (; y + 1 < extent.height; y += 2) {
    const uint8_t *upper = source.row(y), *lower = source.row(y + 1);
    const uint64_t* above = target.row(y);
    uint64_t *sums = target.row(y + 1), *below = target.row(y + 2);
    uint64_t upper_sum = 0, lower_sum = 0;
    sums[0] = below[0] = 0;
    for (size_t x = 0; x < extent.width; ++x) {
      upper_sum += uint32_t{upper[x]} * upper[x];
      lower_sum += uint32_t{lower[x]} * lower[x];
      const uint64_t sum = above[x + 1] + upper_sum;
      sums[x + 1] = sum;
      below[x + 1] = sum + lower_sum;
    }
  }
  if (y == extent.height) return;
  uint64_t sum = 0;
  target.row(y + 1)[0] = 0;
  for (size_t x = 0; x < extent.width; ++x) {
    sum += uint32_t{source.row(y)[x]} * source.row(y)[x];
    target.row(y + 1)[x + 1] = target.row(y)[x + 1] + sum;
  }
}

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Integral);
HWY_EXPORT(IntegralOfSquares);

void Integral(Rows<const uint8_t> source, Rows<uint32_t> target, Extent extent) {
  HWY_DYNAMIC_DISPATCH(Integral)(source, target, extent);
}

void IntegralOfSquares(Rows<const uint8_t> source, Rows<uint64_t> target, Extent extent) {
  HWY_DYNAMIC_DISPATCH(IntegralOfSquares)(source, target, extent);
}

}  // namespace genie::kernels
#endif
