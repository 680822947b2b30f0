// Canny: thin edges of a gray plane, in two steps, so that bands of rows can be classified as they
// come and only the whole is finished.
//
//   CannyClasses  gradient, non-maximum suppression and two thresholds: none, weak or strong
//   CannyFinish   hysteresis: weak pixels that hang together with strong ones become strong, the
//                 others none
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

// The class of a pixel as a byte; no edge is 0. What CannyFinish leaves is a mask of 0 and 255.
inline constexpr uint8_t kCannyWeak = 1;
inline constexpr uint8_t kCannyStrong = 255;

// Rows above and below an extent that CannyClasses looks at.
inline constexpr size_t kCannyReach = 2;

// A pixel whose |dx| + |dy| (0 .. 2040) is above `low` can be weak, above `high` strong.
// 0 <= low <= high.
struct CannyThresholds {
  int32_t low = 50;
  int32_t high = 150;
};

// 64-bit words of scratch that CannyClasses needs: 12 bytes a column and 3 KiB.
size_t CannyClassesScratchWords(size_t width);

// Writes the class of each pixel. With the 3x3 Sobel derivatives dx and dy (Gradient's formulas;
// pixels beyond an edge repeat it) and m = |dx| + |dy|, which is 0 beyond an edge, a pixel is an
// edge where m is above low and
//   |dy| < |dx| tan 22.5    m is above the left pixel's and not below the right one's
//   |dy| > |dx| tan 67.5    m is above the upper pixel's and not below the lower one's
//   otherwise               m is above both on the diagonal along the gradient
// with tan 22.5 = 13573 / 32768 and tan 67.5 = 2 + tan 22.5.
//
//   source   u8 [height, width], any stride, with `outside` rows around it; kCannyReach of them are
//            looked at
//   target   u8 [height, width], any stride; must not share memory with source
//   scratch  u64 [CannyClassesScratchWords(width)]
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets and
// scratch are safe. Cost: one pass. Errors: none. Source: Canny 1986; the numbers of the rule are
// those of OpenCV's Canny with L2gradient false, whose results these are.
void CannyClasses(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                  Extent extent, CannyThresholds thresholds, uint64_t* scratch);

// 64-bit words of scratch that CannyFinish needs: a sixteenth of a byte for each pixel, and 8 KiB.
size_t CannyFinishScratchWords(Extent extent);

// Makes strong what is weak and connected to a strong pixel through weak ones (eight neighbours),
// and 0 what stays weak.
//
//   target   u8 [height, width], any stride: 0, kCannyWeak and kCannyStrong
//   scratch  u64 [CannyFinishScratchWords(extent)]
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets and
// scratch are safe. Errors: none.
// Cost: two readings of the plane and some 10 ns for each weak pixel that becomes strong. Those
// that wait for their neighbours' turn are kept in scratch; where it is full, the plane is read
// once more, which can happen once in pixels / 128 such pixels: never more than 129 readings.
void CannyFinish(Rows<uint8_t> target, Extent extent, uint64_t* scratch);

namespace scalar {
// The oracles: the same rule in plain C++; hysteresis by sweeps up and down until nothing changes.
// CannyClasses takes the same scratch, CannyFinish none.
void CannyClasses(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                  Extent extent, CannyThresholds thresholds, uint64_t* scratch);
void CannyFinish(Rows<uint8_t> target, Extent extent);
}  // namespace scalar

}  // namespace genie::kernels
