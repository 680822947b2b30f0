// Division of sums by the area of a box: a multiplication, exact for every sum.
//
// Thread safety: pure functions.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace genie::kernels {

// (sum + area / 2) / area, rounded down, is (sum + bias) * multiplier >> (bits of T) >> shift for
// sums up to 255 * area. Where rounding the reciprocal up is not exact, rounding it down is, with
// one added to the dividend (Robison 2005).
template <typename T>
struct BoxDivisor {
  T multiplier;
  T bias;
  int shift;
};

// T is u16 for areas up to 256, u32 up to kMaxBoxArea: sums with their bias fit.
template <typename T>
constexpr BoxDivisor<T> DivisorOf(size_t area) {
  constexpr int kBits = sizeof(T) * 8;
  if (area == 1) return {T(~T{0}), T{1}, 0};
  const int shift =
      static_cast<int>(std::bit_width(area - 1)) - 1;  // 2^shift < area <= 2^(shift + 1)
  const uint64_t power = uint64_t{1} << (kBits + shift);
  const uint64_t down = power / area;
  const uint64_t rest = power - down * area;
  const auto half = static_cast<T>(area / 2);
  if (rest == 0) return {T(down), half, shift};
  const bool is_up_exact = area - rest <= uint64_t{1} << shift && down + 1 < uint64_t{1} << kBits;
  return is_up_exact ? BoxDivisor<T>{T(down + 1), half, shift}
                     : BoxDivisor<T>{T(down), T(half + 1), shift};
}

}  // namespace genie::kernels
