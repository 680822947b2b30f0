// BilateralStrip: a strip of columns of an image under a bilateral filter, row after row. Each row
// as the upper one of its pairs: weights and weighted differences go into lines, and their sums for
// the row itself into others; then its own lines and those of the rows above are added up.
//
// Included once for each target; not for HWY_SCALAR.
#if defined(GENIE_KERNELS_BILATERAL_STRIP_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_BILATERAL_STRIP_INL_H_
#undef GENIE_KERNELS_BILATERAL_STRIP_INL_H_
#else
#define GENIE_KERNELS_BILATERAL_STRIP_INL_H_
#endif

#include <hwy/highway.h>

#include <cstring>

#include "bilateral/bilateral_plan.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

using BilateralTag = hn::ScalableTag<uint16_t>;
using BilateralSigned = hn::RebindToSigned<BilateralTag>;
using BilateralVector = hn::Vec<BilateralTag>;
using BilateralSignedVector = hn::Vec<BilateralSigned>;

HWY_INLINE BilateralSignedVector BilateralLoad(const uint8_t* values) {
  const hn::Rebind<uint8_t, BilateralTag> bytes;
  return hn::PromoteTo(BilateralSigned(), hn::LoadU(bytes, values));
}

// BilateralWeight of `difference`. The shift at its end is a product with 2^(15 - whole halvings),
// whose one bit a table of bytes gives: the index of the lower byte is that of the upper one with
// its highest bit turned, so that one of them is always 0.
HWY_INLINE BilateralVector BilateralWeightOf(const BilateralWeights& weights,
                                             BilateralVector difference, uint16_t halvings) {
  const BilateralTag d;
  const hn::Repartition<uint8_t, BilateralTag> bytes;
  alignas(16) static constexpr uint8_t kPowers[16] = {128, 64, 32, 16, 8, 4, 2, 1};
  const auto e = hn::Min(difference, hn::Set(d, weights.most));
  const auto square = hn::MulHigh(hn::Mul(e, hn::Set(d, weights.factors[0])),
                                  hn::Mul(e, hn::Set(d, weights.factors[1])));
  const auto all = hn::SaturatedAdd(hn::SaturatedAdd(square, square), hn::Set(d, halvings));
  const auto part = hn::ShiftLeft<4>(all);
  const auto slope =
      hn::Sub(hn::Set(d, kBilateralSlope), hn::MulHigh(part, hn::Set(d, kBilateralBend)));
  const auto parabola = hn::Sub(hn::Set(d, kBilateralOne), hn::MulHigh(part, slope));
  const auto index = hn::Xor(hn::Mul(hn::ShiftRight<12>(all), hn::Set(d, uint16_t{0x0101})),
                             hn::Set(d, uint16_t{0x0008}));
  const auto power =
      hn::TableLookupBytes(hn::LoadDup128(bytes, kPowers), hn::BitCast(bytes, index));
  return hn::MulHigh(parabola, hn::BitCast(d, power));
}

// One or three colours; a fourth channel is only copied.
template <size_t kColours>
class BilateralStrip {
 public:
  // Columns `first` .. `first` + `columns` - 1 of the image, at most plan.strip() of them.
  BilateralStrip(const BilateralPlan& plan, size_t first, size_t columns, uint64_t* scratch)
      : plan_(plan),
        weights_(plan.weights),
        radius_(plan.weights.radius),
        first_(first),
        columns_(columns),
        sums_(reinterpret_cast<uint16_t*>(scratch)) {
    uint16_t* next = sums_ + kLines * kBilateralLine;
    for (size_t i = 0; i < weights_.count; ++i) {
      pairs_[i] = next;
      next += (weights_.neighbours[i].down + size_t{1}) * kLines * kBilateralLine;
    }
    pixels_ = reinterpret_cast<uint8_t*>(next);
    results_ = pixels_ + (radius_ + 1) * kColours * kBilateralPixels;
  }

  // Writes the strip's columns of every row of the image.
  void Write(Rows<uint8_t> target) const {
    const auto radius = static_cast<ptrdiff_t>(radius_);
    const auto height = static_cast<ptrdiff_t>(plan_.extent.height);
    for (ptrdiff_t y = -radius; y < 0; ++y) TakePixels(y);
    for (ptrdiff_t y = -radius; y < height; ++y) {
      TakePixels(y + radius);
      Pair(y);
      if (y < 0) continue;
      Finish(y);
      Store(y, target.row(y) + first_ * plan_.channels);
    }
  }

 private:
  static constexpr size_t kLines = kColours + 1;  // weights, then each colour's differences

  // The lines of a row, which may lie `radius` above the image: a ring for each kind.
  uint8_t* Pixels(ptrdiff_t y) const {
    return pixels_ + (size_t(y + ptrdiff_t(radius_)) % (radius_ + 1)) * kColours * kBilateralPixels;
  }
  uint16_t* Pairs(size_t i, ptrdiff_t y) const {
    const size_t kept = weights_.neighbours[i].down + size_t{1};
    return pairs_[i] + (size_t(y + ptrdiff_t(radius_)) % kept) * kLines * kBilateralLine;
  }

  // Copies the pixels of a row, 2 radius columns around the strip with it, colour by colour.
  void TakePixels(ptrdiff_t y) const {
    const uint8_t* row = plan_.Row(y);
    uint8_t* line = Pixels(y);
    const auto around = static_cast<ptrdiff_t>(2 * radius_);
    const auto begin = static_cast<ptrdiff_t>(first_) - around;
    const ptrdiff_t end = begin + static_cast<ptrdiff_t>(columns_) + 2 * around;
    const ptrdiff_t inner = HWY_MAX(begin, 0);
    const ptrdiff_t inner_end = HWY_MIN(end, static_cast<ptrdiff_t>(plan_.extent.width));
    const auto copy = [&](ptrdiff_t x) {
      const ptrdiff_t from = BorderIndex(x, plan_.extent.width, Border::kReflect);
      for (size_t c = 0; c < kColours; ++c) {
        line[c * kBilateralPixels + size_t(x - begin)] = row[size_t(from) * plan_.channels + c];
      }
    };
    for (ptrdiff_t x = begin; x < inner; ++x) copy(x);
    Separate(row + size_t(inner) * plan_.channels, size_t(inner_end - inner),
             line + (inner - begin));
    for (ptrdiff_t x = inner_end; x < end; ++x) copy(x);
  }

  void Separate(const uint8_t* row, size_t count, uint8_t* line) const {
    if (kColours == 1) {
      std::memcpy(line, row, count);
      return;
    }
    const hn::ScalableTag<uint8_t> d;
    size_t x = 0;
    for (; x + hn::Lanes(d) <= count; x += hn::Lanes(d)) {
      auto first = hn::Zero(d), second = first, third = first, fourth = first;
      if (plan_.channels == 3) {
        hn::LoadInterleaved3(d, row + x * 3, first, second, third);
      } else {
        hn::LoadInterleaved4(d, row + x * 4, first, second, third, fourth);
      }
      hn::StoreU(first, d, line + x);
      hn::StoreU(second, d, line + x + kBilateralPixels);
      hn::StoreU(third, d, line + x + 2 * kBilateralPixels);
    }
    for (; x < count; ++x) {
      for (size_t c = 0; c < kColours; ++c) {
        line[c * kBilateralPixels + x] = row[x * plan_.channels + c];
      }
    }
  }

  // Where a neighbour's pixels are read and its pairs written, at the line's first column.
  struct Lane {
    const uint8_t* pixels;
    uint16_t* pairs;
    uint16_t halvings;
  };

  // Fills the lines of row y as the upper one; pairs whose lower row is above the image are left.
  void Pair(ptrdiff_t y) const {
    Lane lanes[kMaxBilateralPairs];
    size_t count = 0;
    for (size_t i = 0; i < weights_.count; ++i) {
      const BilateralNeighbour at = weights_.neighbours[i];
      if (y + at.down < 0) continue;
      lanes[count++] = {Pixels(y + at.down) + (ptrdiff_t(radius_) + at.right), Pairs(i, y),
                        at.halvings};
    }
    const uint8_t* pixels = Pixels(y) + radius_;
    for (size_t j = 0; j < columns_ + 2 * radius_; j += hn::Lanes(BilateralTag())) {
      PairAt(pixels, lanes, count, j);
    }
  }

  HWY_INLINE void PairAt(const uint8_t* pixels, const Lane* lanes, size_t count, size_t j) const {
    const BilateralTag d;
    const BilateralSigned s;
    const auto scale = hn::Set(s, int16_t(BilateralScale(weights_)));
    BilateralSignedVector own[kColours], apart[kColours], sums[kColours];
    for (size_t c = 0; c < kColours; ++c) {
      own[c] = BilateralLoad(pixels + c * kBilateralPixels + j);
      sums[c] = hn::Zero(s);
    }
    auto sum = hn::Zero(d);
    for (size_t i = 0; i < count; ++i) {
      auto difference = hn::Zero(s);
      for (size_t c = 0; c < kColours; ++c) {
        apart[c] = hn::Sub(BilateralLoad(lanes[i].pixels + c * kBilateralPixels + j), own[c]);
        difference = c == 0 ? hn::Abs(apart[c]) : hn::Add(difference, hn::Abs(apart[c]));
      }
      const auto weight =
          BilateralWeightOf(weights_, hn::BitCast(d, difference), lanes[i].halvings);
      const auto part = hn::ShiftRightSame(weight, weights_.sum_shift);
      sum = hn::Add(sum, part);
      hn::StoreU(part, d, lanes[i].pairs + j);
      for (size_t c = 0; c < kColours; ++c) {
        const auto product = hn::MulHigh(hn::BitCast(s, weight), hn::Mul(apart[c], scale));
        sums[c] = hn::Add(sums[c], product);
        hn::StoreU(hn::BitCast(d, product), d, lanes[i].pairs + (c + 1) * kBilateralLine + j);
      }
    }
    hn::StoreU(sum, d, sums_ + j);
    for (size_t c = 0; c < kColours; ++c) {
      hn::StoreU(hn::BitCast(d, sums[c]), d, sums_ + (c + 1) * kBilateralLine + j);
    }
  }

  // Adds up the pairs of row y and writes its values to the lines of results.
  void Finish(ptrdiff_t y) const {
    const uint16_t* pairs[kMaxBilateralPairs];
    for (size_t i = 0; i < weights_.count; ++i) {
      const BilateralNeighbour at = weights_.neighbours[i];
      pairs[i] = Pairs(i, y - at.down) + (ptrdiff_t(radius_) - at.right);
    }
    const uint8_t* pixels = Pixels(y) + 2 * radius_;
    for (size_t x = 0; x < columns_; x += hn::Lanes(BilateralTag())) FinishAt(pixels, pairs, x);
  }

  HWY_INLINE void FinishAt(const uint8_t* pixels, const uint16_t* const* pairs, size_t x) const {
    const BilateralTag d;
    const hn::Rebind<uint8_t, BilateralTag> bytes;
    BilateralVector sums[kLines];
    for (size_t k = 0; k < kLines; ++k) {
      sums[k] = hn::LoadU(d, sums_ + k * kBilateralLine + radius_ + x);
    }
    for (size_t i = 0; i < weights_.count; ++i) {
      sums[0] = hn::Add(sums[0], hn::LoadU(d, pairs[i] + x));
      for (size_t k = 1; k < kLines; ++k) {
        sums[k] = hn::Sub(sums[k], hn::LoadU(d, pairs[i] + k * kBilateralLine + x));
      }
    }
    const auto all = hn::Add(sums[0], hn::Set(d, uint16_t(32768 >> weights_.sum_shift)));
    for (size_t c = 0; c < kColours; ++c) {
      const auto value = BilateralLoad(pixels + c * kBilateralPixels + x);
      const auto result = Values(value, all, hn::BitCast(BilateralSigned(), sums[c + 1]));
      hn::StoreU(hn::DemoteTo(bytes, result), bytes, results_ + c * kBilateralLine + x);
    }
  }

  // BilateralValue. Quotients of whole numbers below 2^24 by ones below 2^16 that are not whole
  // are at least 2^-16 from the next whole number, and floats below 256 are as close as that: the
  // division rounds none of them up to it.
  HWY_INLINE BilateralSignedVector Values(BilateralSignedVector values, BilateralVector sums,
                                          BilateralSignedVector differences) const {
    const BilateralSigned s;
    const hn::Half<BilateralSigned> half;
    const auto signed_sums = hn::BitCast(s, sums);
    const auto lower = hn::DemoteTo(
        half,
        Quotients(hn::LowerHalf(values), hn::LowerHalf(signed_sums), hn::LowerHalf(differences)));
    const auto upper =
        hn::DemoteTo(half, Quotients(hn::UpperHalf(half, values), hn::UpperHalf(half, signed_sums),
                                     hn::UpperHalf(half, differences)));
    return hn::Combine(s, upper, lower);
  }

  template <class HalfVector>
  HWY_INLINE auto Quotients(HalfVector values, HalfVector sums, HalfVector differences) const {
    const hn::RepartitionToWide<BilateralSigned> wide;
    const hn::RebindToFloat<decltype(wide)> reals;
    const int shift = 16 - weights_.sum_shift - weights_.difference_bits;
    const auto twice = hn::ShiftLeft<1>(hn::PromoteTo(wide, values));
    const auto sum = hn::PromoteTo(wide, sums);
    const auto all = hn::Add(hn::Mul(hn::Add(twice, hn::Set(wide, 1)), sum),
                             hn::ShiftLeftSame(hn::PromoteTo(wide, differences), shift));
    return hn::ConvertTo(
        wide, hn::Div(hn::ConvertTo(reals, all), hn::ConvertTo(reals, hn::ShiftLeft<1>(sum))));
  }

  // Writes the results of row y into the strip's part of a row of the target.
  void Store(ptrdiff_t y, uint8_t* target) const {
    if (kColours == 1) {
      std::memcpy(target, results_, columns_);
      return;
    }
    const uint8_t* lines[4] = {results_, results_ + kBilateralLine, results_ + 2 * kBilateralLine,
                               plan_.Row(y) + first_ * plan_.channels + 3};
    const size_t channels = plan_.channels;
    const hn::ScalableTag<uint8_t> d;
    size_t x = 0;
    for (; channels == 3 && x + hn::Lanes(d) <= columns_; x += hn::Lanes(d)) {
      hn::StoreInterleaved3(hn::LoadU(d, lines[0] + x), hn::LoadU(d, lines[1] + x),
                            hn::LoadU(d, lines[2] + x), d, target + x * 3);
    }
    for (; x < columns_; ++x) {
      for (size_t c = 0; c < 3; ++c) target[x * channels + c] = lines[c][x];
      if (channels == 4) target[x * 4 + 3] = lines[3][x * 4];
    }
  }

  const BilateralPlan& plan_;
  const BilateralWeights& weights_;
  const size_t radius_, first_, columns_;
  uint16_t* const sums_;
  uint16_t* pairs_[kMaxBilateralPairs];
  uint8_t* pixels_;
  uint8_t* results_;
};

#endif

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // GENIE_KERNELS_BILATERAL_STRIP_INL_H_
