// GaussianBlur: the mean around each pixel by the weights of a bell curve, each channel for itself.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

inline constexpr size_t kMaxGaussianSize = 255;

// Weights of an odd number of taps, in 256ths; they add up to 256 and mirror each other:
// taps[i] == taps[size - 1 - i].
struct GaussianWeights {
  size_t size = 1;
  uint16_t taps[kMaxGaussianSize] = {256};
};

// The weights exp(-x^2 / (2 sigma^2)) of `size` taps, odd and at most kMaxGaussianSize, scaled to
// add up to 256 and rounded from the outside in, each rounding error carried to the next tap; the
// middle one takes the rest. A sigma of 0 stands for 0.15 size + 0.35, and for sizes up to 9 for
// the small integers that are near it: 1 2 1, 1 4 6 4 1, ...
//
// Computed in double by +, -, * and / alone, so the same on every machine. Ownership: value.
// Threads: any. Cost: some ns a tap. Errors: none (sigma is finite and not negative). Source: the
// rule and the error diffusion of OpenCV's 8-bit path, whose weights these are.
GaussianWeights MakeGaussianWeights(size_t size, double sigma);

// The odd size that OpenCV takes for 8-bit images where only sigma is given: three sigma each side.
size_t GaussianSizeOf(double sigma);

// 64-bit words of scratch that GaussianBlur needs.
size_t GaussianBlurScratchWords(Extent extent, size_t channels, const GaussianWeights& weights);

// Writes (sum of weights[i] weights[j] source[y + i - r][x + j - r] + 32768) >> 16, r = size / 2.
// What lies past the edge of the image is mirrored about the edge's pixels (Border::kReflect).
//
//   source    u8 [height, width, channels], any stride; rows `outside` of it are read where needed
//   target    u8 [height, width, channels], any stride; must not share memory with source
//   channels  1 to 4
//   scratch   u64 [GaussianBlurScratchWords(extent, channels, weights)]
//
// Exact on every target, and equal to OpenCV's on whole images. Ownership: borrows all. Threads:
// concurrent calls on distinct targets and scratch are safe. Cost: one pass; per value size / 2
// 16-bit multiplications down and as many 32-bit ones across; additions alone for 1 2 1 and
// 1 4 6 4 1. Errors: none.
void GaussianBlur(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                  Extent extent, size_t channels, const GaussianWeights& weights,
                  uint64_t* scratch);

namespace scalar {
// The oracle of GaussianBlur: the same two passes in plain C++.
void GaussianBlur(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                  Extent extent, size_t channels, const GaussianWeights& weights,
                  uint64_t* scratch);
}  // namespace scalar

}  // namespace genie::kernels
