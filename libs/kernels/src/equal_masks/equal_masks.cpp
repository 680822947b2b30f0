// EqualMasks: see genie/kernels/equal_masks.h. 64 pixels become one word of each mask; the last,
// partial word is computed by the same code on a padded copy.
#include <genie/kernels/equal_masks.h>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "equal_masks/equal_masks.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void EqualMasks(const uint32_t* row, const uint32_t* below, size_t width, size_t right_count,
                uint8_t tolerance, uint64_t* right_bits, uint64_t* down_bits) {
  scalar::EqualMasks(row, below, width, right_count, tolerance, right_bits, down_bits);
}

#else

using Tag = hn::ScalableTag<uint32_t>;
using Vector = hn::Vec<Tag>;

// One bit a lane: all four bytes of `a` and `b` differ by at most those of `tolerance`.
HWY_INLINE uint64_t NearBits(Vector a, Vector b, Vector tolerance) {
  const Tag d;
  const hn::Repartition<uint8_t, Tag> d8;
  const auto a8 = hn::BitCast(d8, a);
  const auto b8 = hn::BitCast(d8, b);
  const auto difference = hn::Or(hn::SaturatedSub(a8, b8), hn::SaturatedSub(b8, a8));
  const auto excess = hn::SaturatedSub(difference, hn::BitCast(d8, tolerance));
  uint64_t bits = 0;
  hn::StoreMaskBits(d, hn::Eq(hn::BitCast(d, excess), hn::Zero(d)),
                    reinterpret_cast<uint8_t*>(&bits));
  return bits;
}

struct Word {
  uint64_t right = 0;
  uint64_t down = 0;
};

enum class Down : uint8_t { kSkip, kCompare };

// The masks of 64 pixels; reads row[0 .. 64] and, for kCompare, below[0 .. 63].
template <Down kDown>
HWY_INLINE Word WordOfMasks(const uint32_t* HWY_RESTRICT row, const uint32_t* HWY_RESTRICT below,
                            Vector tolerance) {
  const Tag d;
  const size_t lanes = hn::Lanes(d);
  Word word;
  for (size_t x = 0; x < 64; x += lanes) {
    const Vector here = hn::LoadU(d, row + x);
    word.right |= NearBits(here, hn::LoadU(d, row + x + 1), tolerance) << x;
    if constexpr (kDown == Down::kCompare) {
      word.down |= NearBits(here, hn::LoadU(d, below + x), tolerance) << x;
    }
  }
  return word;
}

// The same for fewer pixels, by way of a copy that is long enough to read.
template <Down kDown>
HWY_NOINLINE Word LastWord(const uint32_t* row, const uint32_t* below, size_t width,
                           size_t right_count, Vector tolerance) {
  uint32_t padded_row[65] = {};
  uint32_t padded_below[64] = {};
  std::memcpy(padded_row, row, HWY_MAX(width, right_count + (right_count != 0)) * 4);
  if constexpr (kDown == Down::kCompare) std::memcpy(padded_below, below, width * 4);
  Word word = WordOfMasks<kDown>(padded_row, padded_below, tolerance);
  word.right &= right_count == 64 ? ~uint64_t{0} : (uint64_t{1} << right_count) - 1;
  word.down &= width == 64 ? ~uint64_t{0} : (uint64_t{1} << width) - 1;
  return word;
}

template <Down kDown>
void MasksOfRow(const uint32_t* row, const uint32_t* below, size_t width, size_t right_count,
                uint8_t tolerance, uint64_t* right_bits, uint64_t* down_bits) {
  const auto limit = hn::Set(Tag(), uint32_t{tolerance} * 0x01010101u);
  const size_t whole_words = right_count / 64;
  for (size_t w = 0; w < whole_words; ++w) {
    const Word word = WordOfMasks<kDown>(row + w * 64, below + w * 64, limit);
    right_bits[w] = word.right;
    if constexpr (kDown == Down::kCompare) down_bits[w] = word.down;
  }
  for (size_t w = whole_words; w * 64 < width; ++w) {
    const size_t x = w * 64;
    const size_t right_left = right_count > x ? HWY_MIN(right_count - x, size_t{64}) : 0;
    const Word word =
        LastWord<kDown>(row + x, below + x, HWY_MIN(width - x, size_t{64}), right_left, limit);
    right_bits[w] = word.right;
    if constexpr (kDown == Down::kCompare) down_bits[w] = word.down;
  }
}

void EqualMasks(const uint32_t* row, const uint32_t* below, size_t width, size_t right_count,
                uint8_t tolerance, uint64_t* right_bits, uint64_t* down_bits) {
  if (down_bits == nullptr) {
    MasksOfRow<Down::kSkip>(row, row, width, right_count, tolerance, right_bits, nullptr);
  } else {
    MasksOfRow<Down::kCompare>(row, below, width, right_count, tolerance, right_bits, down_bits);
  }
}

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace genie::kernels {

HWY_EXPORT(EqualMasks);

void EqualMasks(const uint32_t* row, const uint32_t* below, size_t width, size_t right_count,
                uint8_t tolerance, uint64_t* right_bits, uint64_t* down_bits) {
  HWY_DYNAMIC_DISPATCH(EqualMasks)
  (row, below, width, right_count, tolerance, right_bits, down_bits);
}

}  // namespace genie::kernels
#endif
