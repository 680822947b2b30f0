// The first tile stage: pixels to planes of bits. Everything after it works on these.
//
//   right   pixel equals its right neighbour (each of R, G, B within the tolerance)
//   down    pixel equals the pixel below
//   square  per step k: pixel is the top left of a k x k square of equal neighbours
//
// Pure functions of the pixels: `right` and `down` reach one pixel, a square k - 1.
// Depends on: base, image, kernels. Thread safety: one context, one thread; rows are independent.
#pragma once

#include <array>
#include <cstdint>

#include <genie/base/executor.h>
#include <genie/image/view.h>

#include "bit_plane.h"

namespace genie::detect {

// Sides of the uniform squares that are looked for. 5 makes a zone a surface at all; the others
// are 7 times the scale steps 1, 1.5, 2 and 3 (section 4 of docs/detector.md).
inline constexpr std::array<int32_t, 5> kSquareSides = {5, 7, 10, 14, 21};
inline constexpr size_t kSquareSteps = kSquareSides.size();

// Pairs of horizontal neighbours counted in one cell of the fidelity measure.
struct SampleCell {
  int32_t equal = 0;
  int32_t near = 0;
};

struct FramePlanes {
  BitPlane right;
  BitPlane down;
  std::array<BitPlane, kSquareSteps> square;
  BitPlane scratch;
  List<uint32_t> packed;  // rows of canonical pixels, a band for each piece of work
  List<SampleCell> samples;
  uint8_t tolerance = 1;
};

// Fills `right` and `down`. Errors: kOutOfMemory.
Status ComputeEqualPlanes(ConstImageView frame, uint8_t tolerance, Executor& executor,
                          FramePlanes& planes);

// Fills `square` from `right` and `down`. Errors: kOutOfMemory.
Status ComputeSquarePlanes(FramePlanes& planes);

// Whether the frame's pixels are as they were drawn, or went through lossy compression or
// rescaling on the way. A verdict over the whole frame: it chooses the tolerance.
enum class Fidelity : uint8_t { kClean, kLossy };

// Looks at every fourth row. Errors: kOutOfMemory.
Result<Fidelity> MeasureFidelity(ConstImageView frame, FramePlanes& planes);

}  // namespace genie::detect
