// BoxRows: the means of a box filter, a row at a time from the top. Sums of columns are kept and
// moved on by a row; sums along the row come from them by doubling spans while they fit 16 bits,
// and by running sums in 32 bits above.
//
// Included once for each target. Not for HWY_SCALAR.
#if defined(GENIE_KERNELS_BOX_ROWS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef GENIE_KERNELS_BOX_ROWS_INL_H_
#undef GENIE_KERNELS_BOX_ROWS_INL_H_
#else
#define GENIE_KERNELS_BOX_ROWS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstring>

#include "box_blur/box_divisor.h"
#include "box_blur/box_plan.h"

HWY_BEFORE_NAMESPACE();
namespace genie::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

// The quotient of each sum: high half of (sum + bias) * multiplier, shifted.
HWY_INLINE hn::Vec<hn::ScalableTag<uint16_t>> BoxQuotient(hn::ScalableTag<uint16_t> d,
                                                          hn::Vec<hn::ScalableTag<uint16_t>> sum,
                                                          const BoxDivisor<uint16_t>& by) {
  const auto high = hn::MulHigh(hn::Add(sum, hn::Set(d, by.bias)), hn::Set(d, by.multiplier));
  return hn::ShiftRightSame(high, by.shift);
}
HWY_INLINE hn::Vec<hn::ScalableTag<uint32_t>> BoxQuotient(hn::ScalableTag<uint32_t> d,
                                                          hn::Vec<hn::ScalableTag<uint32_t>> sum,
                                                          const BoxDivisor<uint32_t>& by) {
  const hn::RepartitionToWide<decltype(d)> wide;
  const auto value = hn::Add(sum, hn::Set(d, by.bias));
  const auto multiplier = hn::Set(d, by.multiplier);
  const auto even = hn::MulEven(value, multiplier);
  const auto odd_values = hn::BitCast(d, hn::ShiftRight<32>(hn::BitCast(wide, value)));
  const auto odd = hn::MulEven(odd_values, multiplier);
  const auto high = hn::OddEven(hn::BitCast(d, odd), hn::BitCast(d, hn::ShiftRight<32>(even)));
  return hn::ShiftRightSame(high, by.shift);
}

// target[i] = columns' sum moved on: + entering - leaving row; whole rows where `leaving` is null.
template <typename Sum>
HWY_INLINE void MoveBoxColumns(const uint8_t* entering, const uint8_t* leaving, size_t count,
                               Sum* HWY_RESTRICT columns) {
  const hn::ScalableTag<Sum> d;
  const hn::Rebind<uint8_t, decltype(d)> bytes;
  size_t i = 0;
  for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
    auto sum = hn::Add(hn::LoadU(d, columns + i), hn::PromoteTo(d, hn::LoadU(bytes, entering + i)));
    if (leaving) sum = hn::Sub(sum, hn::PromoteTo(d, hn::LoadU(bytes, leaving + i)));
    hn::StoreU(sum, d, columns + i);
  }
  for (; i < count; ++i) columns[i] = Sum(columns[i] + entering[i] - (leaving ? leaving[i] : 0));
}

// target[i] = a[i] + b[i] for at least `count` values and less than a vector more.
HWY_INLINE void AddBoxLines(const uint16_t* a, const uint16_t* b, size_t count, uint16_t* target) {
  const hn::ScalableTag<uint16_t> d;
  for (size_t i = 0; i < count; i += hn::Lanes(d)) {
    hn::StoreU(hn::Add(hn::LoadU(d, a + i), hn::LoadU(d, b + i)), d, target + i);
  }
}

// Writes the quotients of sum(i), vectors of `count` values from 0 on, as bytes.
template <typename Sum, class SumAt>
HWY_INLINE void WriteBoxMeans(size_t count, const BoxDivisor<Sum>& by, uint8_t* target,
                              const SumAt& sum) {
  const hn::ScalableTag<Sum> d;
  const hn::RebindToSigned<decltype(d)> as_signed;
  const hn::Rebind<uint8_t, decltype(d)> bytes;
  const size_t lanes = hn::Lanes(d);
  size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    const auto mean = BoxQuotient(d, sum(i), by);
    hn::StoreU(hn::DemoteTo(bytes, hn::BitCast(as_signed, mean)), bytes, target + i);
  }
  if (i == count) return;
  alignas(64) uint8_t values[hn::MaxLanes(d)];
  const auto mean = BoxQuotient(d, sum(i), by);
  hn::StoreU(hn::DemoteTo(bytes, hn::BitCast(as_signed, mean)), bytes, values);
  std::memcpy(target + i, values, count - i);
}

// The means of a row from padded sums of columns, for areas of 16-bit sums.
struct NarrowBoxSums {
  using Sum = uint16_t;

  // Windows of kTaps columns, added at once.
  template <size_t kTaps>
  static HWY_INLINE void FewTaps(const BoxPlan& plan, const Sum* columns, const BoxDivisor<Sum>& by,
                                 uint8_t* target) {
    const hn::ScalableTag<Sum> d;
    WriteBoxMeans(plan.count(), by, target, [&](size_t i) HWY_ATTR {
      auto sum = hn::LoadU(d, columns + i);
      HWY_UNROLL(8)
      for (size_t tap = 1; tap < kTaps; ++tap) {
        sum = hn::Add(sum, hn::LoadU(d, columns + i + tap * plan.channels));
      }
      return sum;
    });
  }

  // Spans of 1, 2, 4, ... columns; those that the width's bits name are added up in `sums`.
  static HWY_INLINE void Doubling(const BoxPlan& plan, const Sum* columns, Sum* sums, Sum* spans,
                                  const BoxDivisor<Sum>& by, uint8_t* target) {
    const hn::ScalableTag<Sum> d;
    const size_t width = plan.box.width;
    const Sum* last = columns;
    size_t covered = 0;
    for (size_t span = 1; span * 2 <= width; span *= 2) {
      if (width & span) {
        if (covered == 0) {
          std::memcpy(sums, last, plan.count() * sizeof(Sum));
        } else {
          AddBoxLines(sums, last + covered * plan.channels, plan.count(), sums);
        }
        covered += span;
      }
      const size_t reach = span * plan.channels;
      AddBoxLines(last, last + reach, plan.padded_count() - (2 * span - 1) * plan.channels, spans);
      last = spans;
    }
    const size_t offset = covered * plan.channels;
    WriteBoxMeans(plan.count(), by, target, [&](size_t i) HWY_ATTR {
      const auto span = hn::LoadU(d, last + i + offset);
      return covered == 0 ? span : hn::Add(hn::LoadU(d, sums + i), span);
    });
  }

  static HWY_INLINE void Means(const BoxPlan& plan, const Sum* columns, Sum* sums, Sum* spans,
                               const BoxDivisor<Sum>& by, uint8_t* target) {
    if (plan.box.width == 3) return FewTaps<3>(plan, columns, by, target);
    if (plan.box.width == 5) return FewTaps<5>(plan, columns, by, target);
    Doubling(plan, columns, sums, spans, by, target);
  }
};

// The same for larger areas.
struct WideBoxSums {
  using Sum = uint32_t;
  using Four = hn::Full128<uint32_t>;

  static HWY_INLINE hn::Vec<Four> Change(const Sum* columns, size_t window) {
    return hn::Sub(hn::LoadU(Four(), columns + window), hn::LoadU(Four(), columns));
  }

  // One channel: four windows at a time, their changes added up within the vector.
  static HWY_INLINE void RunGray(const BoxPlan& plan, const Sum* columns, Sum* sums) {
    const Four d;
    auto sum = hn::Set(d, sums[0]);
    for (size_t x = 0; x + 1 < plan.extent.width; x += 4) {
      auto change = Change(columns + x, plan.box.width);
      change = hn::Add(change, hn::ShiftLeftLanes<1>(d, change));
      change = hn::Add(change, hn::ShiftLeftLanes<2>(d, change));
      hn::StoreU(hn::Add(sum, change), d, sums + x + 1);
      sum = hn::Add(sum, hn::Broadcast<3>(change));
    }
  }

  // More channels: a pixel at a time; lanes past its channels are overwritten by the next.
  static HWY_INLINE void RunPixels(const BoxPlan& plan, const Sum* columns, Sum* sums) {
    const Four d;
    const size_t channels = plan.channels;
    auto sum = hn::LoadU(d, sums);
    for (size_t x = 0; x + 1 < plan.extent.width; ++x) {
      sum = hn::Add(sum, Change(columns + x * channels, plan.box.width * channels));
      hn::StoreU(sum, d, sums + (x + 1) * channels);
    }
  }

  static HWY_INLINE void Means(const BoxPlan& plan, const Sum* columns, Sum* sums, Sum*,
                               const BoxDivisor<Sum>& by, uint8_t* target) {
    for (size_t c = 0; c < 4; ++c) {
      Sum sum = 0;
      for (size_t x = 0; x < plan.box.width; ++x) sum += columns[x * plan.channels + c];
      sums[c] = sum;
    }
    if (plan.channels == 1) {
      RunGray(plan, columns, sums);
    } else {
      RunPixels(plan, columns, sums);
    }
    const hn::ScalableTag<Sum> d;
    WriteBoxMeans(plan.count(), by, target,
                  [&](size_t i) HWY_ATTR { return hn::LoadU(d, sums + i); });
  }
};

template <class Sums>
class BoxRows {
 public:
  using Sum = typename Sums::Sum;

  BoxRows(const BoxPlan& plan, uint64_t* scratch)
      : plan_(plan),
        by_(DivisorOf<Sum>(plan.box.area())),
        padded_(reinterpret_cast<Sum*>(scratch)),
        sums_(padded_ + plan.pitch()),
        spans_(sums_ + plan.pitch()) {
    std::memset(padded_, 0, plan.pitch() * sizeof(Sum));
    for (size_t i = 0; i + 1 < plan.box.height; ++i) {
      MoveBoxColumns<Sum>(plan.Row(0, i), nullptr, plan.count(), columns());
    }
  }

  // Writes the means of row y; rows are asked for in their order, each once, from 0 on.
  void Write(size_t y, uint8_t* target) {
    const uint8_t* entering = plan_.Row(y, plan_.box.height - 1);
    const uint8_t* leaving = y == 0 ? nullptr : plan_.Row(y - 1, 0);
    MoveBoxColumns<Sum>(entering, leaving, plan_.count(), columns());
    PadLine(columns(), plan_.extent.width, plan_.channels, plan_.before(), plan_.after(),
            plan_.border);
    Sums::Means(plan_, padded_, sums_, spans_, by_, target);
  }

 private:
  Sum* columns() const { return padded_ + plan_.before() * plan_.channels; }

  const BoxPlan plan_;
  const BoxDivisor<Sum> by_;
  Sum* const padded_;
  Sum* const sums_;
  Sum* const spans_;
};

#endif  // HWY_TARGET != HWY_SCALAR

}  // namespace genie::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // per-target include guard
