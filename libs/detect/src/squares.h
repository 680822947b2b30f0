// Squares: where a square of equal pixels begins, for the sides that tell a surface from ink.
//
//   plane k   pixel is the top left of a kSquareSides[k] x kSquareSides[k] square of neighbours
//             that are equal within the tolerance
//
// Computed from `right` and `down` for a band of the frame at a time (a row of tiles, or the part
// of one that is worked on again), so that the planes stay in a core's second-level cache and a
// session needs to keep none of them. A square reaches kSquareReach pixels to the right and down.
//
// Depends on: frame_planes. Thread safety: one band, one thread.
#pragma once

#include <array>
#include <cstdint>

#include <genie/base/list.h>

#include "frame_planes.h"

namespace genie::detect {

// Sides of the uniform squares that are looked for. 5 makes a zone a surface at all; the others
// are 7 times the scale steps 1, 1.5, 2 and 3 (section 4 of docs/detector.md).
inline constexpr std::array<int32_t, 5> kSquareSides = {5, 7, 10, 14, 21};
inline constexpr size_t kSquareSteps = kSquareSides.size();
inline constexpr int32_t kSquareReach = kSquareSides.back() - 1;

class SquareBand {
 public:
  // Computes the squares that begin inside `part`. Errors: kOutOfMemory.
  [[nodiscard]] Status Compute(const FramePlanes& planes, const Box& part);

  // Whether a square of kSquareSides[step] begins at one of the pixels first .. last of row y.
  // Needs the pixels inside the part.
  bool Any(size_t step, int32_t y, int32_t first, int32_t last) const {
    return AnyBit(Row(step, y - y_), first - x_, last - x_);
  }
  size_t capacity_bytes() const { return words_.capacity() * sizeof(uint64_t); }

 private:
  const uint64_t* Row(size_t step, int32_t row) const {
    return words_.data() + (step * rows_ + static_cast<size_t>(row)) * stride_;
  }
  uint64_t* Row(size_t step, int32_t row) {
    return words_.data() + (step * rows_ + static_cast<size_t>(row)) * stride_;
  }
  void Seed(const FramePlanes& planes, size_t to);
  void Grow(size_t from, int32_t by, size_t to);

  List<uint64_t> words_;   // [kSquareSteps + 1][rows_][stride_]; the last plane is scratch
  int32_t x_ = 0, y_ = 0;  // of the first bit; x_ is a multiple of 64
  size_t rows_ = 0;
  size_t stride_ = 0;  // words, one more than the part is wide: what its squares reach into
};

}  // namespace genie::detect
