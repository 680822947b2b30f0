// Histogram equalisation, whole and by tiles, and Otsu's threshold: operations that know the
// histogram before they give the first pixel.
//
// Depends on: base, image, statistics.h. Thread safety: pure functions.
#pragma once

#include <array>
#include <cstdint>

#include <genie/base/arena.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/ops/statistics.h>

namespace genie::ops {

// The limit that separates the values into two classes of the largest variance between them: values
// above it are one class. The first such limit; 0 where all pixels are equal.
// Exact sums; the variances are compared in double, the same on every machine.
// Source: Otsu 1979.
uint8_t OtsuLimit(const HistogramCounts& counts);

// OtsuLimit, then Threshold with it; gives the limit.
//
//   source, target  kGray, of one size; target may be source itself
//
// Ownership: borrows both; allocates nothing. Threads: concurrent calls on distinct targets are
// safe. Cost: two passes.
// Errors: kInvalidArgument: an empty or malformed view, a format that is not gray, sizes that
//         differ, a target that shares memory with the source without being it.
Result<uint8_t> OtsuThreshold(ConstImageView source, ImageView target);

// Maps the values so that their cumulative histogram is a straight line: with the counts c and the
// smallest value m that occurs, v becomes round(255 (c[m+1] + .. + c[v]) / (n - c[m])), halves up.
// One value alone stays. Parameters, errors and cost as OtsuThreshold.
Status EqualizeHistogram(ConstImageView source, ImageView target);

struct ClaheOptions {
  double clip_limit = 40;  // largest count of a bin, in means of a tile's bins; 0: not limited
  int32_t tiles_x = 8;     // 1 .. kMaxTiles
  int32_t tiles_y = 8;

  static constexpr int32_t kMaxTiles = 64;
};

// Contrast-limited adaptive histogram equalisation: each tile's histogram is clipped, what was
// clipped is spread evenly, and each pixel goes through the tables of the four tiles around it,
// mixed bilinearly (kernels::ApplyByTiles). Where the sides are no multiples of the tiles, the
// image is continued by mirroring.
//
//   source, target  kGray, of one size, at least as large as the grid of tiles; target may be
//                   source itself
//   scratch         256 bytes a tile, 4 bytes a column; the caller resets it
//
// Errors: as OtsuThreshold, and kInvalidArgument for options outside their range; kOutOfMemory.
// Source: Zuiderveld 1994.
Status Clahe(ConstImageView source, ImageView target, const ClaheOptions& options, Arena& scratch);

}  // namespace genie::ops
