// GaussianRows: the rows of a Gaussian filter, in any order. First down the columns of the source's
// rows, which gives 16 bits exactly, then across that line in 32 bits; 1 2 1 and 1 4 6 4 1 need 16.
//
// Included once for each target. For HWY_SCALAR the plain formula.
#if defined(GENIE_KERNELS_GAUSSIAN_ROWS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_GAUSSIAN_ROWS_INL_H_
#undef GENIE_KERNELS_GAUSSIAN_ROWS_INL_H_
#else
#define GENIE_KERNELS_GAUSSIAN_ROWS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstring>

#include "gaussian_blur/gaussian_plan.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

class GaussianRows {
 public:
  GaussianRows(const GaussianPlan& plan, uint64_t* scratch)
      : plan_(plan), line_(reinterpret_cast<uint16_t*>(scratch)) {}
  void Write(size_t y, uint8_t* target) const { scalar::GaussianRow(plan_, y, line_, target); }

 private:
  const GaussianPlan plan_;
  uint16_t* const line_;
};

#else

using GaussianTag = hn::ScalableTag<uint16_t>;
using GaussianVector = hn::Vec<GaussianTag>;

HWY_INLINE GaussianVector GaussianLoad(const uint8_t* values) {
  const hn::Rebind<uint8_t, GaussianTag> bytes;
  return hn::PromoteTo(GaussianTag(), hn::LoadU(bytes, values));
}

// 1 2 1 and 1 4 6 4 1: values(i) is the vector under tap i, their sum under the taps the result.
struct GaussianOfThree {
  template <class Values>
  static HWY_INLINE GaussianVector Sum(const Values& values) {
    return hn::Add(hn::Add(values(0), values(2)), hn::ShiftLeft<1>(values(1)));
  }
  static HWY_INLINE GaussianVector Scaled(GaussianVector sum) {
    return hn::ShiftRight<4>(hn::Add(sum, hn::Set(GaussianTag(), 8)));
  }
};
struct GaussianOfFive {
  template <class Values>
  static HWY_INLINE GaussianVector Sum(const Values& values) {
    const auto middle = values(2);
    const auto outer = hn::Add(values(0), values(4));
    const auto inner = hn::Add(hn::Add(values(1), values(3)), middle);
    return hn::Add(hn::Add(outer, hn::ShiftLeft<1>(middle)), hn::ShiftLeft<2>(inner));
  }
  static HWY_INLINE GaussianVector Scaled(GaussianVector sum) {
    return hn::ShiftRight<8>(hn::Add(sum, hn::Set(GaussianTag(), 128)));
  }
};

template <class Binomial>
struct GaussianBinomial {
  static HWY_INLINE GaussianVector Down(const GaussianPlan&, size_t, const uint8_t* const* rows,
                                        size_t x) {
    return Binomial::Sum([&](size_t i) HWY_ATTR { return GaussianLoad(rows[i] + x); });
  }
  static HWY_INLINE GaussianVector Across(const GaussianPlan& plan, size_t, const uint16_t* line) {
    return Binomial::Scaled(Binomial::Sum(
        [&](size_t i) HWY_ATTR { return hn::LoadU(GaussianTag(), line + i * plan.channels); }));
  }
};

// Any weights. The line between the passes is kept minus 32768, so that it is signed: products of
// pairs of signed 16-bit values have an instruction on x86.
struct GaussianOfAny {
  static constexpr uint16_t kBias = 0x8000;
  using Wide = hn::RepartitionToWide<hn::RebindToSigned<GaussianTag> >;
  using Narrow = hn::RebindToSigned<GaussianTag>;

  static HWY_INLINE GaussianVector Down(const GaussianPlan& plan, size_t first,
                                        const uint8_t* const* rows, size_t x) {
    const GaussianTag d;
    const uint16_t* taps = plan.weights.taps;
    const size_t last = plan.weights.size - 1, middle = plan.radius();
    auto sum = hn::Mul(GaussianLoad(rows[middle] + x), hn::Set(d, taps[middle]));
    for (size_t i = first; i < middle; ++i) {
      const auto pair = hn::Add(GaussianLoad(rows[i] + x), GaussianLoad(rows[last - i] + x));
      sum = hn::Add(sum, hn::Mul(pair, hn::Set(d, taps[i])));
    }
    return hn::Xor(sum, hn::Set(d, kBias));
  }

  // For each pair of signed 16-bit values: (low + high) * weight, added to `sum`.
  static HWY_INLINE hn::Vec<Wide> AddPairs(hn::Vec<Narrow> pairs, uint32_t weight,
                                           hn::Vec<Wide> sum) {
    const Wide wide;
#if HWY_ARCH_X86 && HWY_TARGET != HWY_EMU128
    // There the "reordering" multiply-add is the pairwise one, and leaves the second sum alone.
    const auto weights = hn::BitCast(Narrow(), hn::Set(wide, int32_t(weight << 16 | weight)));
    auto unused = hn::Zero(wide);
    return hn::ReorderWidenMulAccumulate(wide, pairs, weights, sum, unused);
#else
    const auto both = hn::BitCast(wide, pairs);
    const auto low = hn::ShiftRight<16>(hn::ShiftLeft<16>(both));
    const auto product =
        hn::Mul(hn::Add(low, hn::ShiftRight<16>(both)), hn::Set(wide, int32_t(weight)));
    return hn::Add(sum, product);
#endif
  }

  static HWY_INLINE GaussianVector Across(const GaussianPlan& plan, size_t first,
                                          const uint16_t* line) {
    const Narrow d;
    const Wide wide;
    const uint16_t* taps = plan.weights.taps;
    const size_t last = plan.weights.size - 1, middle = plan.radius(), step = plan.channels;
    const auto load = [&](size_t i) HWY_ATTR {
      return hn::BitCast(d, hn::LoadU(GaussianTag(), line + i * step));
    };
    // What the bias took from the products, and half of what is shifted out.
    const auto start = hn::Set(wide, 32768 * 256 + 32768);
    const auto centre = load(middle);
    auto lower = AddPairs(hn::InterleaveLower(d, centre, hn::Zero(d)), taps[middle], start);
    auto upper = AddPairs(hn::InterleaveUpper(d, centre, hn::Zero(d)), taps[middle], start);
    for (size_t i = first; i < middle; ++i) {
      const auto a = load(i), b = load(last - i);
      lower = AddPairs(hn::InterleaveLower(d, a, b), taps[i], lower);
      upper = AddPairs(hn::InterleaveUpper(d, a, b), taps[i], upper);
    }
    return hn::BitCast(GaussianTag(), hn::ReorderDemote2To(d, hn::ShiftRight<16>(lower),
                                                           hn::ShiftRight<16>(upper)));
  }
};

class GaussianRows {
 public:
  GaussianRows(const GaussianPlan& plan, uint64_t* scratch)
      : plan_(plan), line_(reinterpret_cast<uint16_t*>(scratch)) {
    std::memset(line_, 0, plan.pitch() * sizeof(uint16_t));
    while (plan.weights.taps[first_] == 0) ++first_;
  }

  // Writes row y of the blurred image.
  void Write(size_t y, uint8_t* target) const {
    const GaussianWeights& weights = plan_.weights;
    if (weights.size == 3 && weights.taps[0] == 64) {
      WriteBy<GaussianBinomial<GaussianOfThree> >(y, target);
    } else if (weights.size == 5 && weights.taps[0] == 16 && weights.taps[1] == 64) {
      WriteBy<GaussianBinomial<GaussianOfFive> >(y, target);
    } else {
      WriteBy<GaussianOfAny>(y, target);
    }
  }

 private:
  template <class Taps>
  HWY_INLINE void WriteBy(size_t y, uint8_t* target) const {
    const uint8_t* rows[kMaxGaussianSize];
    plan_.RowsAround(y, rows);
    uint16_t* inner = line_ + plan_.radius() * plan_.channels;
    Down<Taps>(rows, inner);
    PadLine(inner, plan_.extent.width, plan_.channels, plan_.radius(), plan_.radius(),
            plan_.border);
    Across<Taps>(target);
  }

  template <class Taps>
  HWY_INLINE void Down(const uint8_t* const* rows, uint16_t* inner) const {
    const GaussianTag d;
    const size_t lanes = hn::Lanes(d), count = plan_.count();
    size_t x = 0;
    for (; x + lanes <= count; x += lanes) {
      hn::StoreU(Taps::Down(plan_, first_, rows, x), d, inner + x);
    }
    if (x == count) return;
    if (count >= lanes) {  // the last vector again, moved to end with the row
      hn::StoreU(Taps::Down(plan_, first_, rows, count - lanes), d, inner + count - lanes);
      return;
    }
    DownOfFew<Taps>(rows, inner);
  }

  // A row of less than a vector, by way of copies.
  template <class Taps>
  HWY_INLINE void DownOfFew(const uint8_t* const* rows, uint16_t* inner) const {
    constexpr size_t kLanes = hn::MaxLanes(GaussianTag());
    uint8_t copies[kMaxGaussianSize][kLanes];
    const uint8_t* few[kMaxGaussianSize];
    for (size_t i = 0; i < plan_.weights.size; ++i) {
      std::memset(copies[i], 0, kLanes);
      std::memcpy(copies[i], rows[i], plan_.count());
      few[i] = copies[i];
    }
    hn::StoreU(Taps::Down(plan_, first_, few, 0), GaussianTag(), inner);
  }

  template <class Taps>
  HWY_INLINE void Across(uint8_t* target) const {
    const GaussianTag d;
    const hn::RebindToSigned<GaussianTag> as_signed;
    const hn::Rebind<uint8_t, GaussianTag> bytes;
    const size_t lanes = hn::Lanes(d), count = plan_.count();
    const auto at = [&](size_t x) HWY_ATTR {
      return hn::DemoteTo(bytes, hn::BitCast(as_signed, Taps::Across(plan_, first_, line_ + x)));
    };
    size_t x = 0;
    for (; x + lanes <= count; x += lanes) hn::StoreU(at(x), bytes, target + x);
    if (x == count) return;
    alignas(64) uint8_t values[hn::MaxLanes(d)];
    hn::StoreU(at(x), bytes, values);
    std::memcpy(target + x, values, count - x);
  }

  const GaussianPlan plan_;
  uint16_t* const line_;
  size_t first_ = 0;  // taps before it, and after its mirror, weigh nothing
};

#endif  // HWY_TARGET == HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
