// ListState: all scratch of the list stages, which work on marks, lines and boxes, not on pixels
// (but for the frame's ink plane, one bit a pixel).
//
//   marks ▶ lines ▶ pieces ▶ candidates ▶ roles ▶ selection ▶ hierarchy ▶ Scene
//
// Cheap enough to run whole on every frame. Scale enters here.
// Depends on: frame_state and every list stage. Thread safety: one detection at a time.
#pragma once

#include "box_index.h"
#include "candidates.h"
#include "frame_state.h"
#include "lines.h"
#include "marks.h"
#include "pieces.h"

namespace genie::detect {

struct ListState {
  MarkState marks;
  LineState lines;
  PieceState pieces;
  List<Candidate> candidates;
  List<Candidate> kept;
  List<Candidate> windows;  // scratch
  BoxIndex index;
  List<uint32_t> lines_on;   // per surface: text pieces that it hosts
  List<uint32_t> glyphs_on;  // per surface: icons that it hosts
  List<uint8_t> flags;
};

// Candidates from pieces, surfaces and large marks. Errors: kOutOfMemory.
Status ProposeCandidates(const FrameState& frame, ListState& lists);

// Adds windows to the candidates. Errors: kOutOfMemory.
Status ProposeWindows(const FrameState& frame, ListState& lists);

// Turns candidates that are parts of others into debris.
Status FindDebris(const FrameState& frame, ListState& lists);

// Names every candidate and sets its confidence and flags.
void ClassifyByRules(const FrameState& frame, ListState& lists);

// Drops the weaker of two candidates that show the same thing; sorts the rest by place.
Status SelectCandidates(int32_t width, int32_t height, ListState& lists);

// Gives each kept candidate the smallest kept one that holds it as its parent.
Status FindParents(int32_t width, int32_t height, ListState& lists);

// Names kept candidates anew by what stands around them.
Status RefineRoles(int32_t width, int32_t height, ListState& lists);

}  // namespace genie::detect
