// Statistics of an image: histogram, mean and deviation, smallest and largest value, summed areas.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

using HistogramCounts = std::array<uint32_t, 256>;

// How often each value of channel `channel` occurs (byte 0 is channel 0; of gray the only one).
//
// Ownership: borrows all; allocates nothing. Threads: safe. Cost: one pass.
// Errors: kInvalidArgument: an empty or malformed view, a channel that the format lacks.
Status Histogram(ConstImageView source, int32_t channel, HistogramCounts& counts);

struct MeanDeviation {
  std::array<double, 4> mean = {};       // of each channel, in the order of the bytes
  std::array<double, 4> deviation = {};  // standard deviation of the population
};

// From exact integer sums; one division and one square root in double for each channel, so that
// every machine gives the same. Ownership, threads, cost: as above.
// Errors: kInvalidArgument: an empty or malformed view.
Result<MeanDeviation> MeanStdDev(ConstImageView source);

struct MinMax {
  uint8_t least = 0, most = 0;
  int32_t least_x = 0, least_y = 0;  // the first pixel with the value, row by row
  int32_t most_x = 0, most_y = 0;
};

// Errors: kInvalidArgument: an empty or malformed view, a format that is not gray.
Result<MinMax> MinMaxLocation(ConstImageView source);

// Summed areas: sums[y * (width + 1) + x] is the sum of the pixels above row y and left of column
// x, modulo 2^32; squares likewise of the squared values, modulo 2^64.
//
//   source   kGray
//   sums     at least (width + 1) * (height + 1) values
//   squares  as many, or empty: not wanted
//
// Errors: kInvalidArgument: an empty or malformed view, a format that is not gray, too small an
// output.
Status Integral(ConstImageView source, std::span<uint32_t> sums, std::span<uint64_t> squares = {});

}  // namespace genie::ops
