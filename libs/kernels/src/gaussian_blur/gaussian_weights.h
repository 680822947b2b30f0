// The weights of Gaussian filters: see genie/kernels/gaussian_blur.h.
//
// Depends on: gaussian_blur.h. Thread safety: pure functions.
#pragma once

#include <genie/kernels/gaussian_blur.h>

#include <cmath>

namespace genie::kernels {

// exp(-t) for t >= 0 within some 1e-15, by operations that round alike everywhere: a power of two
// and fourteen terms of the series of what is left.
inline double ExpOfMinus(double t) {
  if (t > 700) return 0;
  constexpr double kLog2High = 0x1.62e42fefap-1, kLog2Low = 0x1.cf79abc9e3b39p-41;
  const int halvings = static_cast<int>(t / 0x1.62e42fefa39efp-1 + 0.5);
  const double rest = halvings * kLog2Low - (t - halvings * kLog2High);
  double sum = 1;
  for (int term = 14; term > 0; --term) sum = 1 + rest / term * sum;
  return std::ldexp(sum, -halvings);
}

// Weights up to the middle one, in 256ths before rounding.
inline void UnroundedGaussian(size_t size, double sigma, double* weights) {
  const size_t middle = size / 2;
  const double scale = 0.5 / (sigma * sigma);
  double sum = 0;
  for (size_t i = 0; i < middle; ++i) {
    const auto x = static_cast<double>(middle - i);
    weights[i] = ExpOfMinus(x * x * scale);
    sum += weights[i];
  }
  weights[middle] = 1;
  const double all = sum * 2 + 1;
  for (size_t i = 0; i <= middle; ++i) weights[i] = weights[i] * (1 / all) * 256;
}

// The small integers for sigma 0, in 256ths up to the middle one; null for other sizes.
inline const double* SmallGaussian(size_t size) {
  static constexpr double kWeights[5][5] = {
      {256}, {64, 128}, {16, 64, 96}, {8, 28, 56, 72}, {4, 13, 30, 51, 60}};
  return size <= 9 ? kWeights[size / 2] : nullptr;
}

inline GaussianWeights RoundedGaussian(size_t size, double sigma) {
  double computed[kMaxGaussianSize / 2 + 1];
  const double* weights = sigma > 0 ? nullptr : SmallGaussian(size);
  if (weights == nullptr) {
    const auto taps = static_cast<double>(size);
    UnroundedGaussian(size, sigma > 0 ? sigma : taps * 0.15 + 0.35, computed);
    weights = computed;
  }
  GaussianWeights result = {.size = size};
  double carried = 0;
  int rest = 256;
  for (size_t i = 0; i < size / 2; ++i) {
    const double wanted = weights[i] + carried;
    const int rounded = static_cast<int>(wanted + 0.5);
    carried = wanted - rounded;
    result.taps[i] = result.taps[size - 1 - i] = static_cast<uint16_t>(rounded);
    rest -= 2 * rounded;
  }
  result.taps[size / 2] = static_cast<uint16_t>(rest);
  return result;
}

}  // namespace genie::kernels
