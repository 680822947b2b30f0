// The weights of bilateral filters: how they are chosen, and their formula on one value. See
// genie/kernels/bilateral.h.
//
// Depends on: bilateral.h. Thread safety: pure functions.
#pragma once

#include <genie/kernels/bilateral.h>

#include <algorithm>

namespace genie::kernels {

// 65535 - b f + c f^2 through 2^-f at 0, 1/2 and 1; f, b and c in 2^-16.
inline constexpr uint16_t kBilateralOne = 65535, kBilateralSlope = 44014, kBilateralBend = 11246;

// Halvings are 16 at most, in 2^-12, and of these the last ends at a weight of nothing.
inline constexpr uint32_t kBilateralNothing = 15 * 4096;

constexpr uint32_t BilateralHalvings(const BilateralWeights& weights, uint32_t difference) {
  const uint32_t e = std::min<uint32_t>(difference, weights.most);
  return 2 * ((e * weights.factors[0] * (e * weights.factors[1])) >> 16);
}

// The weight of a neighbour in 2^-15.
constexpr uint32_t BilateralWeight(const BilateralWeights& weights, uint32_t difference,
                                   uint32_t halvings) {
  const uint32_t all = std::min<uint32_t>(BilateralHalvings(weights, difference) + halvings, 65535);
  const uint32_t part = (all << 4) & 65535;
  const uint32_t slope = kBilateralSlope - ((part * kBilateralBend) >> 16);
  return (kBilateralOne - ((part * slope) >> 16)) >> ((all >> 12) + 1);
}

// What multiplies a difference of two values, so that 16 bits of its product with a weight, the
// upper ones, have `difference_bits` after the point.
constexpr int32_t BilateralScale(const BilateralWeights& weights) {
  return 2 << weights.difference_bits;
}

// The neighbours of the lower half of the window that weigh anything.
inline void ChooseNeighbours(BilateralWeights& weights, double sigma_space) {
  const auto radius = static_cast<int>(weights.radius);
  for (int down = 0; down <= radius; ++down) {
    for (int right = down == 0 ? 1 : -radius; right <= radius; ++right) {
      const int square = down * down + right * right;
      if (square > radius * radius) continue;
      // log2(e) / 2 = 0.72134752
      const double halvings = square * 0.72134752 * 4096 / (sigma_space * sigma_space) + 0.5;
      if (halvings >= kBilateralNothing) continue;
      weights.neighbours[weights.count++] = {static_cast<uint8_t>(down), static_cast<int8_t>(right),
                                             static_cast<uint16_t>(halvings)};
    }
  }
}

// `most` and the factors: two whole numbers whose product is nearest to what sigma asks for, of the
// 64 pairs about its root. A product with `most` stays in 16 bits.
inline void ChooseFactors(BilateralWeights& weights, double sigma_color, uint32_t largest) {
  const double product = 65536 * 2048 * 0.72134752 / (sigma_color * sigma_color);
  // A percent more than kBilateralNothing in 2^-11, for what the factors are off.
  while (weights.most < largest && product * weights.most * weights.most < 65536.0 * 31000) {
    ++weights.most;
  }
  uint32_t root = 1;
  while (double(root + 1) * (root + 1) <= product) ++root;
  double nearest = product;
  for (uint32_t low = root; low > 0 && low + 64 > root; --low) {
    const auto high = static_cast<uint32_t>(product / low + 0.5);
    const double apart = std::max(double(low) * high - product, product - double(low) * high);
    if (high * weights.most > 65535 || apart >= nearest) continue;
    nearest = apart;
    weights.factors[0] = static_cast<uint16_t>(low);
    weights.factors[1] = static_cast<uint16_t>(high);
  }
}

// The shifts that keep both sums of a window inside 16 bits.
inline void ChooseShifts(BilateralWeights& weights) {
  uint32_t all = 32768, strongest = 0;  // the strongest: in 2^-15 of a value
  for (size_t i = 0; i < weights.count; ++i) {
    const uint32_t halvings = weights.neighbours[i].halvings;
    all += 2 * BilateralWeight(weights, 0, halvings);
    uint32_t largest = 0;
    for (uint32_t difference = 1; difference <= weights.most; ++difference) {
      const uint32_t of_one = std::min<uint32_t>(difference, 255);
      largest = std::max(largest, BilateralWeight(weights, difference, halvings) * of_one);
    }
    strongest += 2 * (largest >> 7) + 2;  // in 2^-8: 2^32 is not reached
  }
  while ((all >> weights.sum_shift) > 32767) ++weights.sum_shift;
  // Each of up to 48 products may be rounded away from zero.
  weights.difference_bits = 6;
  while ((uint64_t{strongest} << weights.difference_bits >> 8) + 48 > 32767) {
    --weights.difference_bits;
  }
}

inline BilateralWeights ChosenBilateralWeights(size_t diameter, double sigma_color,
                                               double sigma_space, size_t channels) {
  BilateralWeights weights = {.radius = diameter / 2};
  ChooseNeighbours(weights, sigma_space);
  ChooseFactors(weights, sigma_color, channels == 1 ? 255 : 765);
  ChooseShifts(weights);
  return weights;
}

// A value after the filter: `sum` of the weights, the pixel's own among them, and of the weighted
// differences.
constexpr uint8_t BilateralValue(const BilateralWeights& weights, uint8_t value, int32_t sum,
                                 int32_t differences) {
  const int shift = 16 - weights.sum_shift - weights.difference_bits;
  const int32_t twice = (2 * value + 1) * sum + differences * (1 << shift);
  return static_cast<uint8_t>(std::clamp(twice / (2 * sum), 0, 255));
}

}  // namespace genie::kernels
