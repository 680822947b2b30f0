// WarpAffine: pixels fetched from where an affine map says: turned, sheared, scaled or moved.
//
// Where pixels lie. The map goes from target to source and counts from the centres of the first
// pixels: (0, 0) is the middle of the top left pixel on both sides. (What maps edges onto edges, a
// resize, has the offset (scale - 1) / 2.)
//
// The formula, in integers: that of OpenCV's warpAffine, of which it gives the bytes. A coordinate
// of the source is R(xx * x) + R(xy * y + x0) in units of 2^-10, where R rounds from 2^-16 to
// 2^-10, halves to even.
//   kNearest   the pixel floor(coordinate + 1/2).
//   kBilinear  the coordinate is rounded to 1/32, halves up; of the four pixels around it each has
//              the weight of its share, and the sum is rounded, halves up.
// A pixel outside of the source has the border value.
//
// OpenCV's coordinates are 16-bit pixels: beyond sides of 32767 it clamps, and ours go on. It also
// takes maps in double; ours is one of 2^-16, so that every machine gives the same bytes.
//
// Depends on: rows.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/kernels/rows.h>

namespace genie::kernels {

enum class WarpFilter : uint8_t { kNearest, kBilinear };

// Target pixel (x, y) takes from source place (xx x + xy y + x0, yx x + yy y + y0) / 2^16. The four
// factors are within +-kMostFactor, the two offsets within +-kMostOffset: then nothing overflows
// for any side of 31 bits.
struct AffineMatrix {
  int64_t xx = 1 << 16, xy = 0, x0 = 0;
  int64_t yx = 0, yy = 1 << 16, y0 = 0;

  static constexpr int64_t kMostFactor = int64_t{1} << 30;
  static constexpr int64_t kMostOffset = int64_t{1} << 61;
};

// The value of each channel outside of the source; those beyond the channels do not matter.
struct BorderValue {
  uint8_t channels[4] = {};
};

struct WarpShape {
  Extent source;
  Extent target;
  size_t channels = 1;  // 1, 3 or 4
};

// 32-bit words of scratch that WarpAffine needs: what the columns add to both coordinates, and a
// block more, which vectors may read.
constexpr size_t WarpAffineScratchWords(const WarpShape& shape) {
  return 2 * (shape.target.width + 64);
}

// Fills `target` from `source`.
//
//   source, target  u8 [height, width, channels], any stride; must not share memory; source is not
//                   empty
//   scratch         u32 [WarpAffineScratchWords(shape)]
//
// Exact on every target. Ownership: borrows all. Threads: concurrent calls on distinct targets and
// scratch are safe. Cost: O(target pixels). Errors: none. Source: OpenCV's definition of
// warpAffine.
void WarpAffine(Rows<const uint8_t> source, Rows<uint8_t> target, const WarpShape& shape,
                const AffineMatrix& matrix, WarpFilter filter, const BorderValue& border,
                uint32_t* scratch);

namespace scalar {
// The oracle of WarpAffine, a pixel at a time and without scratch.
void WarpAffine(Rows<const uint8_t> source, Rows<uint8_t> target, const WarpShape& shape,
                const AffineMatrix& matrix, WarpFilter filter, const BorderValue& border);
}  // namespace scalar

}  // namespace genie::kernels
