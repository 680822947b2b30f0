// MatchTemplate: see genie/kernels/match_template.h. The bound is told for two vectors of windows
// at once: the elements that meet two template values are interleaved, and one multiply-add of
// 16-bit pairs takes both values of half of the windows.
#include <genie/kernels/match_template.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "match_template/match_template.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <bit>
#include <cstring>

#include "pixels/signed_pairs-inl.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void MatchPlanesOfRow(const uint8_t* source, PixelOrder order, size_t width, uint16_t* planes,
                      ptrdiff_t plane_stride) {
  scalar::MatchPlanesOfRow(source, order, width, planes, plane_stride);
}

void MatchMoveColumns(const MatchPattern& pattern, const uint16_t* entering,
                      const uint16_t* leaving, size_t width, const MatchColumns& columns) {
  scalar::MatchMoveColumns(pattern, entering, leaving, width, columns);
}

void MatchDescribeWindows(const MatchPattern& pattern, const MatchColumns& columns, size_t width,
                          const MatchWindows& windows) {
  scalar::MatchDescribeWindows(pattern, columns, width, windows);
}

size_t MatchFindHits(const MatchPattern& pattern, const uint16_t* row, const uint16_t* squares,
                     size_t count, const MatchWindows& windows, MatchHit* hits) {
  return scalar::MatchFindHits(pattern, row, squares, count, windows, hits);
}

void MatchSumSquares(Rows<const uint16_t> rows, size_t side, size_t width, uint16_t* target) {
  scalar::MatchSumSquares(rows, side, width, target);
}

#else

// Planes and columns -----------------------------------------------------------------------------

HWY_INLINE void StoreWide(hn::Vec<hn::Half<hn::ScalableTag<uint8_t> > > bytes, uint16_t* to) {
  const hn::ScalableTag<uint16_t> d;
  hn::StoreU(hn::PromoteTo(d, bytes), d, to);
}

// The pixels from `x` on whole vectors; returns how far they went.
size_t WholePlanes(const uint8_t* HWY_RESTRICT source, size_t bytes, size_t width,
                   uint16_t* HWY_RESTRICT planes, ptrdiff_t plane_stride) {
  const hn::Half<hn::ScalableTag<uint8_t> > d;
  size_t x = 0;
  for (; x + hn::Lanes(d) <= width; x += hn::Lanes(d)) {
    uint16_t* const to = planes + x;
    if (bytes == 1) {
      StoreWide(hn::LoadU(d, source + x), to);
      continue;
    }
    hn::Vec<decltype(d)> first, second, third, alpha;
    if (bytes == 3) {
      hn::LoadInterleaved3(d, source + x * 3, first, second, third);
    } else {
      hn::LoadInterleaved4(d, source + x * 4, first, second, third, alpha);
    }
    StoreWide(first, to);
    StoreWide(second, to + plane_stride);
    StoreWide(third, to + 2 * plane_stride);
  }
  return x;
}

void MatchPlanesOfRow(const uint8_t* source, PixelOrder order, size_t width, uint16_t* planes,
                      ptrdiff_t plane_stride) {
  const size_t bytes = PixelBytes(order);
  const size_t x = WholePlanes(source, bytes, width, planes, plane_stride);
  scalar::MatchPlanesOfRow(source + x * bytes, order, width - x, planes + x, plane_stride);
}

// Plain loops, which the compiler turns into this target's vectors.
void MoveColumnsOfPlane(const uint16_t* HWY_RESTRICT entering, const uint16_t* HWY_RESTRICT leaving,
                        size_t width, uint32_t* HWY_RESTRICT sums, uint32_t* HWY_RESTRICT squares) {
  for (size_t x = 0; x < width; ++x) {
    const uint32_t in = entering[x];
    const uint32_t out = leaving[x];
    sums[x] += in - out;
    squares[x] += in * in - out * out;
  }
}

void MatchMoveColumns(const MatchPattern& pattern, const uint16_t* entering,
                      const uint16_t* leaving, size_t width, const MatchColumns& columns) {
  if (leaving == nullptr) {
    scalar::MatchMoveColumns(pattern, entering, leaving, width, columns);
    return;
  }
  for (size_t plane = 0; plane < pattern.planes; ++plane) {
    const ptrdiff_t at = ptrdiff_t(plane) * pattern.plane_stride;
    MoveColumnsOfPlane(entering + at, leaving + at, width, columns.sums[plane], columns.squares);
  }
}

// Plain loops again. The second one reads ahead of what it writes.
void MatchSumSquares(Rows<const uint16_t> rows, size_t side, size_t width, uint16_t* target) {
  constexpr size_t kChunk = 256;
  uint16_t sums[kChunk + kMatchMaxSide];
  for (size_t start = 0; start < width; start += kChunk) {
    const size_t count = HWY_MIN(kChunk, width - start);
    const size_t with_tail = count + side - 1;
    std::memcpy(sums, rows.row(0) + start, with_tail * sizeof(uint16_t));
    for (size_t y = 1; y < side; ++y) {
      const uint16_t* HWY_RESTRICT row = rows.row(ptrdiff_t(y)) + start;
      for (size_t x = 0; x < with_tail; ++x) sums[x] = uint16_t(sums[x] + row[x]);
    }
    for (size_t step = 1; step < side; step *= 2) {
      for (size_t x = 0; x + step < with_tail; ++x) sums[x] = uint16_t(sums[x] + sums[x + step]);
    }
    std::memcpy(target + start, sums, count * sizeof(uint16_t));
  }
}

// Windows ----------------------------------------------------------------------------------------

#if HWY_HAVE_FLOAT64

template <typename Sum>
void AddUp(const uint32_t* HWY_RESTRICT columns, size_t width, Sum* HWY_RESTRICT ends) {
  Sum sum = 0;
  ends[0] = 0;
  for (size_t x = 0; x < width; ++x) ends[x + 1] = sum += columns[x];
}

// Whole numbers below 2^52 as doubles.
HWY_INLINE hn::Vec<hn::ScalableTag<double> > ToDouble(hn::Vec<hn::ScalableTag<uint64_t> > value) {
  const hn::ScalableTag<uint64_t> d;
  const hn::ScalableTag<double> d_real;
  const auto exponent = hn::Set(d, uint64_t{0x4330} << 48);  // 2^52
  return hn::Sub(hn::BitCast(d_real, hn::Or(value, exponent)), hn::Set(d_real, 0x1p52));
}

// Lanes(double) windows from `x` on. Products are below 2^53: exact.
void DescribeAt(const MatchPattern& pattern, const MatchWindows& windows, size_t x) {
  const hn::ScalableTag<double> d;
  const hn::ScalableTag<uint64_t> d_square;
  const hn::Rebind<int32_t, decltype(d)> d_sum;
  const hn::Rebind<float, decltype(d)> d_out;
  const size_t span = pattern.extent.width;
  const auto pixels = hn::Set(d, double(span) * double(pattern.extent.height));
  const auto share = hn::Set(d, 1.0 / (double(span) * double(pattern.extent.height)));
  const auto squares = hn::Sub(hn::LoadU(d_square, windows.square_ends + x + span),
                               hn::LoadU(d_square, windows.square_ends + x));
  auto variance = hn::Mul(ToDouble(squares), pixels);
  for (size_t plane = 0; plane < pattern.planes; ++plane) {
    const auto* ends = reinterpret_cast<const int32_t*>(windows.sum_ends[plane] + x);
    const auto sum =
        hn::PromoteTo(d, hn::Sub(hn::LoadU(d_sum, ends + span), hn::LoadU(d_sum, ends)));
    variance = hn::Sub(variance, hn::Mul(sum, sum));
    hn::StoreU(hn::DemoteTo(d_out, hn::Mul(sum, share)), d_out, windows.means[plane] + x);
  }
  const auto root = hn::Sqrt(hn::DemoteTo(d_out, hn::Mul(variance, share)));
  hn::StoreU(hn::Mul(root, hn::Set(d_out, 1.0f - 0x1p-18f)), d_out, windows.roots + x);
}

void MatchDescribeWindows(const MatchPattern& pattern, const MatchColumns& columns, size_t width,
                          const MatchWindows& windows) {
  const uint64_t pixels = uint64_t{pattern.extent.width} * pattern.extent.height;
  const size_t count = width - pattern.extent.width + 1;
  const size_t lanes = hn::Lanes(hn::ScalableTag<double>());
  // 3 * 255^2 * pixels^2 is below 2^53 up to 214,000 pixels; short rows have no whole vector.
  if (pixels > 200'000 || count < lanes) {
    scalar::MatchDescribeWindows(pattern, columns, width, windows);
    return;
  }
  AddUp(columns.squares, width, windows.square_ends);
  for (size_t plane = 0; plane < pattern.planes; ++plane) {
    AddUp(columns.sums[plane], width, windows.sum_ends[plane]);
  }
  for (size_t x = 0; x + lanes <= count; x += lanes) DescribeAt(pattern, windows, x);
  DescribeAt(pattern, windows, count - lanes);
  std::memset(windows.roots + count, 0, kMatchPadding * sizeof(float));
}

#else  // no doubles in vectors

void MatchDescribeWindows(const MatchPattern& pattern, const MatchColumns& columns, size_t width,
                          const MatchWindows& windows) {
  scalar::MatchDescribeWindows(pattern, columns, width, windows);
}

#endif

// Hits -------------------------------------------------------------------------------------------

using SumTag = hn::ScalableTag<int32_t>;
using RealTag = hn::ScalableTag<float>;
using ValueTag = hn::ScalableTag<int16_t>;

constexpr size_t kMaxLanes = hn::MaxLanes(SumTag());

// Means and roots of two vectors of windows in the order of the interleaved sums: of every eight
// windows, the first four in the lower vector, the others in the upper one.
struct Windows {
  alignas(64) float means[kMatchPlanes][2 * kMaxLanes];
  alignas(64) float roots[2 * kMaxLanes];
};

HWY_INLINE void Reorder(const float* HWY_RESTRICT from, float* HWY_RESTRICT to) {
  const size_t lanes = hn::Lanes(SumTag());
  for (size_t i = 0; i < lanes; i += 4) {
    std::memcpy(to + i, from + 2 * i, 4 * sizeof(float));
    std::memcpy(to + lanes + i, from + 2 * i + 4, 4 * sizeof(float));
  }
}

HWY_INLINE size_t WindowOfBit(size_t bit) {
  const size_t lanes = hn::Lanes(SumTag());
  return bit < lanes ? bit / 4 * 8 + bit % 4 : (bit - lanes) / 4 * 8 + 4 + bit % 4;
}

// One bit for each window of half `half` that the stage does not exclude.
HWY_INLINE uint64_t Possible(const MatchPattern& pattern, const MatchStage& stage,
                             hn::Vec<SumTag> sums, const Windows& windows, size_t half) {
  const RealTag d;
  const size_t at = half * hn::Lanes(d);
  auto value = hn::Add(hn::ConvertTo(d, sums), hn::Set(d, stage.slack));
  for (size_t plane = 0; plane < pattern.planes; ++plane) {
    value = hn::Sub(value,
                    hn::Mul(hn::Load(d, windows.means[plane] + at), hn::Set(d, stage.sums[plane])));
  }
  const auto roots = hn::Load(d, windows.roots + at);
  const auto limit = hn::Mul(roots, hn::Set(d, stage.margin));
  const auto keep = hn::And(hn::Ge(value, limit), hn::Gt(roots, hn::Zero(d)));
  uint64_t bits = 0;
  hn::StoreMaskBits(d, keep, reinterpret_cast<uint8_t*>(&bits));
  return bits << at;
}

// Adds the products of one pair of template values to the sums of two vectors of windows.
HWY_INLINE void AddPair(const MatchPair& pair, const uint16_t* row, hn::Vec<SumTag>& low,
                        hn::Vec<SumTag>& high) {
  const ValueTag d;
  const auto* base = reinterpret_cast<const int16_t*>(row);
  const auto first = hn::LoadU(d, base + pair.offsets[0]);
  const auto second = hn::LoadU(d, base + pair.offsets[1]);
  int32_t both;
  std::memcpy(&both, pair.values, sizeof(both));
  const auto values = hn::BitCast(d, hn::Set(SumTag(), both));
  low = SignedPairsAdd(hn::InterleaveLower(d, first, second), values, low);
  high = SignedPairsAdd(hn::InterleaveUpper(d, first, second), values, high);
}

// How many pairs of two vectors of windows take as long as one window whole.
HWY_INLINE size_t CostOfWindow(const MatchPattern& pattern) {
  const size_t vectors = (pattern.extent.width + hn::Lanes(ValueTag()) - 1) / hn::Lanes(ValueTag());
  return pattern.planes * pattern.extent.height * (1 + vectors) / 4 + 4;
}

// One bit for each of two vectors of windows that no stage excludes; stages that would take longer
// than the windows that are left are skipped.
uint64_t PossibleWindows(const MatchPattern& pattern, const uint16_t* HWY_RESTRICT squares,
                         const Windows& windows) {
  const SumTag d;
  const size_t cost = CostOfWindow(pattern);
  auto low = hn::Zero(d);
  auto high = hn::Zero(d);
  uint64_t possible = ~uint64_t{0} >> (64 - 2 * hn::Lanes(d));
  size_t done = 0;
  for (const MatchStage& stage : pattern.stages) {
    if (size_t(std::popcount(possible)) * cost < stage.pairs - done) break;
    for (; done < stage.pairs; ++done) AddPair(pattern.pairs[done], squares, low, high);
    possible =
        Possible(pattern, stage, low, windows, 0) | Possible(pattern, stage, high, windows, 1);
    if (possible == 0) break;
  }
  return possible;
}

int64_t SumOfLanes(hn::Vec<SumTag> sums) {
  alignas(64) int32_t lanes[kMaxLanes];
  hn::Store(sums, SumTag(), lanes);
  int64_t sum = 0;
  for (size_t i = 0; i < hn::Lanes(SumTag()); ++i) sum += lanes[i];
  return sum;
}

// sum I v of one window.
int64_t SumOfWindow(const MatchPattern& pattern, const uint16_t* HWY_RESTRICT window) {
  const ValueTag d;
  const size_t step = hn::Lanes(d);
  // A lane takes two products of up to 255^2 a time: 16,000 times stay in 31 bits.
  const size_t per_row = (pattern.extent.width + step - 1) / step;
  const int16_t* values = pattern.values;
  int64_t total = 0;
  size_t times = 0;
  auto sums = hn::Zero(SumTag());
  for (size_t plane = 0; plane < pattern.planes; ++plane) {
    const auto* row =
        reinterpret_cast<const int16_t*>(window) + ptrdiff_t(plane) * pattern.plane_stride;
    for (size_t y = 0; y < pattern.extent.height; ++y) {
      for (size_t x = 0; x < pattern.extent.width; x += step) {
        sums = SignedPairsAdd(hn::LoadU(d, row + x), hn::LoadU(d, values + x), sums);
      }
      row += pattern.row_stride;
      values += pattern.value_stride;
      times += per_row;
      if (times + per_row > 16'000) {
        total += SumOfLanes(sums);
        sums = hn::Zero(SumTag());
        times = 0;
      }
    }
  }
  return total + SumOfLanes(sums);
}

HWY_INLINE bool AreFlat(const float* roots) {
  const RealTag d;
  const auto both = hn::Max(hn::LoadU(d, roots), hn::LoadU(d, roots + hn::Lanes(d)));
  return hn::AllFalse(d, hn::Gt(both, hn::Zero(d)));
}

size_t MatchFindHits(const MatchPattern& pattern, const uint16_t* row, const uint16_t* squares,
                     size_t count, const MatchWindows& windows, MatchHit* hits) {
  const size_t step = 2 * hn::Lanes(SumTag());
  size_t found = 0;
  for (size_t x = 0; x < count; x += step) {
    if (AreFlat(windows.roots + x)) continue;
    Windows here;
    Reorder(windows.roots + x, here.roots);
    for (size_t plane = 0; plane < pattern.planes; ++plane) {
      Reorder(windows.means[plane] + x, here.means[plane]);
    }
    const size_t first = found;
    for (uint64_t bits = PossibleWindows(pattern, squares + x, here); bits != 0; bits &= bits - 1) {
      const size_t at = x + WindowOfBit(size_t(std::countr_zero(bits)));
      if (windows.roots[at] > 0) hits[found++] = {at, 0};
    }
    // Of eight windows the lower four come first, then all lower ones: put them in order.
    for (size_t i = first + 1; i < found; ++i) {
      for (size_t j = i; j > first && hits[j - 1].x > hits[j].x; --j) {
        const MatchHit hit = hits[j];
        hits[j] = hits[j - 1];
        hits[j - 1] = hit;
      }
    }
    for (size_t i = first; i < found; ++i) hits[i].sum = SumOfWindow(pattern, row + hits[i].x);
  }
  return found;
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(MatchPlanesOfRow);
HWY_EXPORT(MatchMoveColumns);
HWY_EXPORT(MatchDescribeWindows);
HWY_EXPORT(MatchFindHits);
HWY_EXPORT(MatchSumSquares);

void MatchPlanesOfRow(const uint8_t* source, PixelOrder order, size_t width, uint16_t* planes,
                      ptrdiff_t plane_stride) {
  HWY_DYNAMIC_DISPATCH(MatchPlanesOfRow)(source, order, width, planes, plane_stride);
}

void MatchMoveColumns(const MatchPattern& pattern, const uint16_t* entering,
                      const uint16_t* leaving, size_t width, const MatchColumns& columns) {
  HWY_DYNAMIC_DISPATCH(MatchMoveColumns)(pattern, entering, leaving, width, columns);
}

void MatchDescribeWindows(const MatchPattern& pattern, const MatchColumns& columns, size_t width,
                          const MatchWindows& windows) {
  HWY_DYNAMIC_DISPATCH(MatchDescribeWindows)(pattern, columns, width, windows);
}

size_t MatchFindHits(const MatchPattern& pattern, const uint16_t* row, const uint16_t* squares,
                     size_t count, const MatchWindows& windows, MatchHit* hits) {
  return HWY_DYNAMIC_DISPATCH(MatchFindHits)(pattern, row, squares, count, windows, hits);
}

void MatchSumSquares(Rows<const uint16_t> rows, size_t side, size_t width, uint16_t* target) {
  HWY_DYNAMIC_DISPATCH(MatchSumSquares)(rows, side, width, target);
}

}  // namespace genie::kernels
#endif
