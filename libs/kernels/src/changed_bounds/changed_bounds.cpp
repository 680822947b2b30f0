// ChangedBounds: see genie/kernels/changed_bounds.h. A stripe of 64 columns keeps, for each byte of
// a row, the OR of all its differences (at most 256 bytes, in registers or L1); what is left in it
// gives the columns, and the rows are noted on the way.
#include <genie/kernels/changed_bounds.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "changed_bounds/changed_bounds.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <cstring>

#include "pixels/order_switch.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

Box ChangedBounds(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                  const Box& within) {
  return scalar::ChangedBounds(before, after, order, within);
}

#else

using ByteTag = hn::ScalableTag<uint8_t>;

// The colour bytes of a vector of pixels: all but each fourth of four.
template <size_t kPixelBytes>
HWY_INLINE hn::Vec<ByteTag> ColourBytes() {
  const ByteTag d;
  const hn::Repartition<uint32_t, ByteTag> d32;
  return hn::BitCast(d, hn::Set(d32, kPixelBytes == 4 ? 0x00FFFFFFu : 0xFFFFFFFFu));
}

// One row of a stripe that is `kBytes` wide: its differences into `columns`. True when it has any.
template <size_t kPixelBytes, size_t kBytes>
HWY_INLINE bool AddRow(const uint8_t* HWY_RESTRICT a, const uint8_t* HWY_RESTRICT b,
                       uint8_t* HWY_RESTRICT columns) {
  const ByteTag d;
  const auto colour = ColourBytes<kPixelBytes>();
  auto any = hn::Zero(d);
  for (size_t i = 0; i < kBytes; i += hn::Lanes(d)) {
    const auto difference = hn::And(hn::Xor(hn::LoadU(d, a + i), hn::LoadU(d, b + i)), colour);
    hn::Store(hn::Or(hn::Load(d, columns + i), difference), d, columns + i);
    any = hn::Or(any, difference);
  }
  return !hn::AllTrue(d, hn::Eq(any, hn::Zero(d)));
}

// The bounds inside one stripe, at most kStripe pixels wide.
template <size_t kPixelBytes>
Box StripeBounds(Rows<const uint8_t> before, Rows<const uint8_t> after, const Box& stripe) {
  constexpr size_t kStripe = 64;
  constexpr size_t kBytes = kStripe * kPixelBytes;
  alignas(64) uint8_t columns[kBytes] = {};
  const size_t left = size_t(stripe.x) * kPixelBytes;
  const size_t bytes = size_t(stripe.width) * kPixelBytes;
  int32_t top = stripe.bottom();
  int32_t last = stripe.y;
  for (int32_t y = stripe.y; y < stripe.bottom(); ++y) {
    const uint8_t* a = before.row(size_t(y)) + left;
    const uint8_t* b = after.row(size_t(y)) + left;
    alignas(64) uint8_t padded_a[kBytes];
    alignas(64) uint8_t padded_b[kBytes];
    if (bytes < kBytes) {
      std::memset(padded_a, 0, kBytes);
      std::memset(padded_b, 0, kBytes);
      a = static_cast<const uint8_t*>(std::memcpy(padded_a, a, bytes));
      b = static_cast<const uint8_t*>(std::memcpy(padded_b, b, bytes));
    }
    if (!AddRow<kPixelBytes, kBytes>(a, b, columns)) continue;
    top = HWY_MIN(top, y);
    last = y;
  }
  if (top == stripe.bottom()) return {};
  size_t first_byte = 0;
  size_t last_byte = bytes - 1;
  while (columns[first_byte] == 0) ++first_byte;
  while (columns[last_byte] == 0) --last_byte;
  return BoxFromEdges(stripe.x + int32_t(first_byte / kPixelBytes), top,
                      stripe.x + int32_t(last_byte / kPixelBytes) + 1, last + 1);
}

Box ChangedBounds(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                  const Box& within) {
  Box bounds;
  WithOrder(order, [&]<PixelOrder kOrder>() {
    for (int32_t x = within.x; x < within.right(); x += 64) {
      const Box stripe = Intersection({x, within.y, 64, within.height}, within);
      bounds = Union(bounds, StripeBounds<PixelBytes(kOrder)>(before, after, stripe));
    }
  });
  return bounds;
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(ChangedBounds);

Box ChangedBounds(Rows<const uint8_t> before, Rows<const uint8_t> after, PixelOrder order,
                  const Box& within) {
  return HWY_DYNAMIC_DISPATCH(ChangedBounds)(before, after, order, within);
}

}  // namespace genie::kernels
#endif
