// GammaTable: see genie/ops/tone.h. A power by the mathematics library may differ in its last bit
// from one machine to the next, and with it a rounded value. Integers do not.
#include <genie/ops/tone.h>

#include <bit>

namespace genie::ops {
namespace {

constexpr uint64_t kOneQ31 = uint64_t{1} << 31;

// -log2(value / 255) in 2^-28, value 1 .. 255. Squaring a number in [1, 2) doubles its logarithm,
// whose whole part is then the next binary digit.
constexpr uint64_t NegativeLogQ28(uint32_t value) {
  const auto shift = std::countl_zero(value) - std::countl_zero(255u);  // value << shift >= 128
  const bool is_halved = (value << shift) < 255;
  // In [1, 2): 255 / value, but for a power of two.
  uint64_t ratio = (255 * kOneQ31) / (uint64_t{value} << shift);
  uint64_t log = 0;
  for (int digit = 0; digit < 28 && is_halved; ++digit) {
    ratio = (ratio * ratio) >> 31;
    log <<= 1;
    if (ratio >= 2 * kOneQ31) {
      ratio >>= 1;
      log |= 1;
    }
  }
  return log + (uint64_t(shift) << 28);
}

// The square root of a number in 2^-31, rounded down, by binary digits.
constexpr uint64_t RootQ31(uint64_t value) {
  uint64_t root = 0;
  for (uint64_t bit = uint64_t{1} << 32; bit != 0; bit >>= 1) {
    const uint64_t trial = root | bit;
    if (trial <= (value << 31) / trial) root = trial;
  }
  return root;
}

// 2^-exponent in 2^-31, the exponent in 2^-28 and below 10: a factor for each of its digits.
constexpr uint64_t PowerQ31(uint64_t exponent) {
  uint64_t power = kOneQ31 >> (exponent >> 28);
  uint64_t root = kOneQ31 / 2;  // 2^-1, 2^-(1/2), 2^-(1/4), ...
  for (uint64_t bit = uint64_t{1} << 27; bit != 0; bit >>= 1) {
    root = RootQ31(root);
    if ((exponent & bit) != 0) power = (power * root + kOneQ31 / 2) >> 31;
  }
  return power;
}

}  // namespace

Status GammaTable(double gamma, std::span<uint8_t, 256> table) {
  if (!(gamma >= 0.01 && gamma <= 100)) {
    return Status(StatusCode::kInvalidArgument, "gamma must be from 0.01 to 100; 1 changes nothing")
        .With("gamma_thousandths",
              gamma > -1e9 && gamma < 1e9 ? int64_t(gamma * 1000) : int64_t{0});
  }
  const auto gamma_q16 = uint64_t(gamma * 65536 + 0.5);
  table[0] = 0;
  for (uint32_t value = 1; value < 256; ++value) {
    const uint64_t exponent = (NegativeLogQ28(value) * gamma_q16 + 32768) >> 16;
    // 2^-10 is a quarter of what rounds to 1.
    table[value] = exponent >= uint64_t{10} << 28
                       ? uint8_t{0}
                       : uint8_t((255 * PowerQ31(exponent) + kOneQ31 / 2) >> 31);
  }
  return Status::Ok();
}

}  // namespace genie::ops
