// Gradient: see genie/kernels/gradient.h. With the corner differences p = a[1][1] - a[-1][-1] and
// q = a[-1][1] - a[1][-1], and the middle ones h and v, dx = p + q + 2 h and dy = p - q + 2 v, so
// that |dx| + |dy| = 2 max(|p + h + v|, |q + h - v|).
#include <genie/kernels/gradient.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "gradient/gradient.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void Gradient(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent) {
  scalar::Gradient(source, target, extent);
}

#else

using WideTag = hn::ScalableTag<int16_t>;
using ByteTag = hn::Rebind<uint8_t, WideTag>;

// The rows around one row of the target.
struct ThreeRows {
  const uint8_t* above;
  const uint8_t* here;
  const uint8_t* below;
};

HWY_INLINE hn::Vec<WideTag> Wide(const uint8_t* values) {
  return hn::PromoteTo(WideTag(), hn::LoadU(ByteTag(), values));
}

// The gradient at columns x .. x + Lanes(WideTag()) - 1; reads one column more on each side.
HWY_INLINE hn::Vec<ByteTag> GradientAt(const ThreeRows& rows, size_t x) {
  const auto p = hn::Sub(Wide(rows.below + x + 1), Wide(rows.above + x - 1));
  const auto q = hn::Sub(Wide(rows.above + x + 1), Wide(rows.below + x - 1));
  const auto h = hn::Sub(Wide(rows.here + x + 1), Wide(rows.here + x - 1));
  const auto v = hn::Sub(Wide(rows.below + x), Wide(rows.above + x));
  const auto sum = hn::Abs(hn::Add(hn::Add(p, h), v));
  const auto difference = hn::Abs(hn::Sub(hn::Add(q, h), v));
  const auto half = hn::Max(sum, difference);
  return hn::DemoteTo(ByteTag(), hn::Add(half, half));
}

// Columns first .. end - 1, none of which is at an edge, by way of padded copies.
void GradientOfFew(const ThreeRows& rows, size_t first, size_t end, uint8_t* target) {
  constexpr size_t kLanes = hn::MaxLanes(WideTag());
  const size_t lanes = hn::Lanes(WideTag());
  for (size_t x = first; x < end; x += lanes) {
    const size_t count = HWY_MIN(lanes, end - x);
    uint8_t copies[3][kLanes + 2] = {};
    std::memcpy(copies[0], rows.above + x - 1, count + 2);
    std::memcpy(copies[1], rows.here + x - 1, count + 2);
    std::memcpy(copies[2], rows.below + x - 1, count + 2);
    uint8_t values[kLanes];
    hn::StoreU(GradientAt({copies[0], copies[1], copies[2]}, 1), ByteTag(), values);
    std::memcpy(target + x, values, count);
  }
}

// The two columns at the edges, and rows of fewer than three.
void GradientOfEdge(const ThreeRows& rows, size_t x, size_t width, uint8_t* target) {
  const size_t left = x == 0 ? 0 : x - 1;
  const size_t right = x + 1 < width ? x + 1 : x;
  const uint8_t copies[3][3] = {{rows.above[left], rows.above[x], rows.above[right]},
                                {rows.here[left], rows.here[x], rows.here[right]},
                                {rows.below[left], rows.below[x], rows.below[right]}};
  uint8_t value[3];
  GradientOfFew({copies[0], copies[1], copies[2]}, 1, 2, value);
  target[x] = value[1];
}

void GradientOfRow(const ThreeRows& rows, size_t width, uint8_t* HWY_RESTRICT target) {
  if (width == 0) return;
  const size_t lanes = hn::Lanes(WideTag());
  GradientOfEdge(rows, 0, width, target);
  size_t x = 1;
  for (; x + lanes < width; x += lanes) {
    hn::StoreU(GradientAt(rows, x), ByteTag(), target + x);
  }
  if (x + 1 < width) GradientOfFew(rows, x, width - 1, target);
  if (width > 1) GradientOfEdge(rows, width - 1, width, target);
}

void Gradient(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent) {
  for (size_t y = 0; y < extent.height; ++y) {
    const ThreeRows rows = {source.row(y == 0 ? 0 : y - 1), source.row(y),
                            source.row(y + 1 < extent.height ? y + 1 : y)};
    GradientOfRow(rows, extent.width, target.row(y));
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(Gradient);

void Gradient(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent) {
  HWY_DYNAMIC_DISPATCH(Gradient)(source, target, extent);
}

}  // namespace genie::kernels
#endif
