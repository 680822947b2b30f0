// MatchAnchors: see genie/kernels/match_anchors.h.
#include <genie/kernels/match_anchors.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "match_anchors/match_anchors.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <bit>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

size_t MatchFindAnchored(const uint8_t* row, size_t count, size_t step,
                         std::span<const MatchAnchor> anchors, std::span<uint32_t> targets) {
  return scalar::MatchFindAnchored(row, count, step, anchors, targets);
}

MatchSums MatchSumWindow(Rows<const uint8_t> window, size_t step, const MatchPattern& pattern) {
  return scalar::MatchSumWindow(window, step, pattern);
}

#else

// One bit for each of the 64 bytes from `bytes` on that is lowest .. lowest + range.
HWY_INLINE uint64_t Holds(const uint8_t* HWY_RESTRICT bytes, const MatchAnchor& anchor) {
  const hn::ScalableTag<uint8_t> d;
  const auto lowest = hn::Set(d, anchor.lowest);
  const auto range = hn::Set(d, anchor.range);
  uint64_t word = 0;
  for (size_t i = 0; i < 64; i += hn::Lanes(d)) {
    uint64_t bits = 0;
    const auto above = hn::Sub(hn::LoadU(d, bytes + i), lowest);
    hn::StoreMaskBits(d, hn::Eq(hn::Min(above, range), above), reinterpret_cast<uint8_t*>(&bits));
    word |= bits << i;
  }
  return word;
}

// The bits of a block at byte `at` where a window begins.
HWY_INLINE uint64_t BeginsOf(size_t at, size_t step) {
  const uint64_t every = step == 1   ? ~uint64_t{0}
                         : step == 3 ? 0x9249249249249249u
                                     : 0x1111111111111111u;
  return every << ((step - at % step) % step);
}

size_t MatchFindAnchored(const uint8_t* row, size_t count, size_t step,
                         std::span<const MatchAnchor> anchors, std::span<uint32_t> targets) {
  const size_t bytes = (count - 1) * step + 1;
  if (bytes < 64) return scalar::MatchFindAnchored(row, count, step, anchors, targets);
  const MatchAnchor first = anchors.front();
  const MatchAnchor second = anchors[HWY_MIN(size_t{1}, anchors.size() - 1)];
  size_t found = 0;
  for (size_t block = 0; block < bytes; block += 64) {
    // The last block overlaps the one before, and leaves out what that one had.
    const size_t at = HWY_MIN(block, bytes - 64);
    uint64_t bits = Holds(row + at + first.offset, first) & Holds(row + at + second.offset, second);
    if (bits == 0) continue;
    bits &= BeginsOf(at, step) & (~uint64_t{0} << (block - at));
    for (size_t i = 2; i < anchors.size() && bits != 0; ++i) {
      bits &= Holds(row + at + anchors[i].offset, anchors[i]);
    }
    for (; bits != 0; bits &= bits - 1) {
      if (found == targets.size()) return found;
      targets[found++] = uint32_t((at + size_t(std::countr_zero(bits))) / step);
    }
  }
  return found;
}

// Plain loops, which the compiler turns into this target's vectors. A row's sums stay within 32
// bits: 16,384 * 255^2 is 2^30.
template <size_t kStep>
MatchSums SumWindow(Rows<const uint8_t> window, const MatchPattern& pattern) {
  MatchSums all = {};
  const int16_t* HWY_RESTRICT values = pattern.values;
  for (size_t plane = 0; plane < pattern.planes; ++plane) {
    for (size_t y = 0; y < pattern.extent.height; ++y, values += pattern.value_stride) {
      const uint8_t* HWY_RESTRICT row = window.row(ptrdiff_t(y)) + plane;
      uint32_t sum = 0, squares = 0;
      int32_t products = 0;
      for (size_t x = 0; x < pattern.extent.width; ++x) {
        const int32_t value = row[x * kStep];
        sum += uint32_t(value);
        squares += uint32_t(value * value);
        products += value * values[x];
      }
      all.sums[plane] += sum;
      all.squares += squares;
      all.products += products;
    }
  }
  return all;
}

MatchSums MatchSumWindow(Rows<const uint8_t> window, size_t step, const MatchPattern& pattern) {
  return step == 1   ? SumWindow<1>(window, pattern)
         : step == 3 ? SumWindow<3>(window, pattern)
                     : SumWindow<4>(window, pattern);
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(MatchFindAnchored);
HWY_EXPORT(MatchSumWindow);

size_t MatchFindAnchored(const uint8_t* row, size_t count, size_t step,
                         std::span<const MatchAnchor> anchors, std::span<uint32_t> targets) {
  return HWY_DYNAMIC_DISPATCH(MatchFindAnchored)(row, count, step, anchors, targets);
}

MatchSums MatchSumWindow(Rows<const uint8_t> window, size_t step, const MatchPattern& pattern) {
  return HWY_DYNAMIC_DISPATCH(MatchSumWindow)(window, step, pattern);
}

}  // namespace genie::kernels
#endif
