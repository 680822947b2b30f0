// Bilateral: the mean around each pixel by weights that fall with distance and with difference of
// colour, so that noise goes and edges stay.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

inline constexpr size_t kMaxBilateralDiameter = 9;
// Neighbours in half of the largest window.
inline constexpr size_t kMaxBilateralPairs = 24;

// A pixel of the window's lower half; the one opposite has the same weight.
struct BilateralNeighbour {
  uint8_t down = 0;
  int8_t right = 0;
  uint16_t halvings = 0;  // log2 of 1 / its weight for its distance, in 2^-12
};

// The weights of one window, in integers. That of a neighbour whose difference of colour is d is
//   floor(32768 * 2^-((t + halvings) / 4096)),  t = 2 floor(e * factors[0] * e * factors[1] /
//   65536)
// with e = min(d, most), t + halvings at most 65535, and between whole halvings a parabola within
// 0.3 % of the power.
struct BilateralWeights {
  size_t radius = 0;
  uint16_t factors[2] = {};
  uint16_t most = 0;            // differences from here on weigh nothing, or there are none
  uint8_t sum_shift = 0;        // of a weight in the sum of weights, which is below 32768
  uint8_t difference_bits = 0;  // of a weighted difference after the point, in a sum of 16 bits
  size_t count = 0;
  BilateralNeighbour neighbours[kMaxBilateralPairs] = {};
};

// The weights exp(-r^2 / (2 sigma_space^2)) exp(-d^2 / (2 sigma_color^2)) of the neighbours at
// distances r up to `diameter` / 2; d is the sum of the colours' absolute differences.
//
//   diameter      odd, 1 to kMaxBilateralDiameter
//   sigma_color   1 to 255
//   sigma_space   0.3 to 10 pixels
//   channels      1, 3 or 4, of the images that are filtered
//
// Computed in double by +, -, * and / alone, so the same on every machine. Ownership: value.
// Threads: any. Cost: some ten microseconds. Errors: none.
BilateralWeights MakeBilateralWeights(size_t diameter, double sigma_color, double sigma_space,
                                      size_t channels);

// 64-bit words of scratch that Bilateral needs, for images of any size.
size_t BilateralScratchWords(size_t channels, const BilateralWeights& weights);

// Writes each pixel plus the weighted mean of its neighbours' differences to it, rounded. What lies
// past the edge of the image is mirrored about the edge's pixels (Border::kReflect). Three channels
// share one weight; a fourth is copied.
//
//   source    u8 [height, width, channels], any stride; rows `outside` of it are read where needed
//   target    u8 [height, width, channels], any stride; must not share memory with source
//   channels  1, 3 or 4, as `weights` were made for
//   scratch   u64 [BilateralScratchWords(channels, weights)]
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets and
// scratch are safe. Cost: one power of two for each pair of neighbours, on vectors of 16 bits.
// Errors: none. Source: Tomasi and Manduchi 1998; the window and the distance of colours are
// OpenCV's. A pair has one weight, computed once: the lower pixel reads what the upper one wrote.
void Bilateral(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
               size_t channels, const BilateralWeights& weights, uint64_t* scratch);

namespace scalar {
// The oracle of Bilateral: each pixel's window by itself, weights from a table.
void Bilateral(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target, Extent extent,
               size_t channels, const BilateralWeights& weights, uint64_t* scratch);
}  // namespace scalar

}  // namespace genie::kernels
