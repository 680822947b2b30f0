// Fidelity: whether the frame's pixels are as they were drawn, or went through lossy compression
// or rescaling on the way. The one verdict over the whole frame that a tile stage reads: it
// chooses the tolerance. It is a count over cells of 32 px, each judged alone, so that a frame of
// which little changed is judged again at little cost.
//
// Depends on: frame_planes. Thread safety: one context, one thread.
#pragma once

#include <cstdint>

#include <genie/base/list.h>
#include <genie/image/view.h>

namespace genie::detect {

enum class Fidelity : uint8_t { kClean, kLossy };

// Pairs of horizontal neighbours counted in one cell.
struct SampleCell {
  int32_t equal = 0;
  int32_t near = 0;
};

struct FidelityMap {
  int32_t columns = 0, rows = 0;  // whole cells of the frame
  List<uint8_t> cells;            // what each cell tells, row by row
  List<SampleCell> samples;       // scratch: one row of cells
  List<uint32_t> packed;          // scratch
  List<uint64_t> masks;           // scratch
};

// Judges every cell, looking at every fourth row. Errors: kOutOfMemory.
Status SampleFidelity(ConstImageView frame, FidelityMap& map);

// Judges the cells again that read pixels inside `changed`, in a map of a frame of this size.
void UpdateFidelity(ConstImageView frame, const Box& changed, FidelityMap& map);

// The verdict of all cells together.
Fidelity JudgeFidelity(const FidelityMap& map);

}  // namespace genie::detect
