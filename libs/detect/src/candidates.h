// Candidates: boxes that may be elements, with the features that judge them.
//
// The list stages before this one propose candidates; a classifier names them and gives their
// confidence; Select() drops the weaker of two that show the same thing. The rules in roles.cpp
// are one classifier: a learned head takes the same candidates and features.
//
// Depends on: base, scene. Thread safety: values.
#pragma once

#include <cstdint>

#include <genie/base/geometry.h>
#include <genie/base/list.h>
#include <genie/scene/scene.h>

namespace genie::detect {

enum class CandidateKind : uint8_t {
  kLine,       // a line of text
  kGlyph,      // one mark, or a few close ones: an icon
  kRectangle,  // a drawn rectangle no taller than a control
  kContainer,  // a larger one
  kPicture,    // a photograph or drawing
  kWindow,     // a window of a desktop, or a dialog
  kRule,       // a separator
  kDebris,     // a part of something else: the corner of a button, the counter of a letter
};

struct Candidate {
  Box box;
  Box inner;  // inside of the border; equal to box where there is none
  CandidateKind kind = CandidateKind::kGlyph;
  Role role = Role::kGroup;
  uint8_t flags = 0;              // ElementFlag
  int32_t confidence = 0;         // 0 .. kMaxConfidence
  uint32_t surface = 0xffffffff;  // a rectangle's own surface
  uint32_t host = 0xffffffff;     // the surface it stands on
  uint32_t source = 0;            // index of the line or mark it was made from
  uint32_t color = 0;             // of its ink or surface
  uint32_t host_color = 0;
  int32_t letters = 0;  // marks in a line
  int32_t letter_height = 0;
  int32_t lines_inside = 0;
  int32_t glyphs_inside = 0;
  int32_t border = 0;          // px added around a surface
  int32_t ink_permille = 0;    // share of ink pixels in the box
  bool is_hollow = false;      // a glyph that is a ring around an empty rectangle
  int32_t parent = kNoParent;  // index of the candidate that holds it
};

}  // namespace genie::detect
