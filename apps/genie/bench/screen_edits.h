// Edits: what happens on a screen between two frames, drawn in code on a sample screen.
//
// Where an edit goes is read from the screen's own Scene (a line of text with free ground behind
// it, a button, a checkbox), so each one is what a person or a program could have done there.
//
// Depends on: image, scene. Thread safety: pure functions on distinct pictures.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <genie/base/geometry.h>
#include <genie/image/view.h>
#include <genie/scene/scene.h>

namespace genie::bench {

enum class EditKind : uint8_t {
  kCaret,        // a caret appears behind a line of text
  kLetter,       // a letter is typed there
  kHover,        // a button's ground gets lighter or darker
  kTick,         // a checkbox is ticked
  kThreePlaces,  // a letter, a hovered button and a clock's digit at once
  kToast,        // a notification of 5 x 2 tiles: 2 % of a 1080p frame's
};
inline constexpr std::array kAllEdits = {EditKind::kCaret,       EditKind::kLetter,
                                         EditKind::kHover,       EditKind::kTick,
                                         EditKind::kThreePlaces, EditKind::kToast};

std::string_view EditName(EditKind kind);  // "a typed letter"; static storage

// Draws the edit on `screen`, a BGRA picture whose elements are `scene`. False, and nothing is
// drawn, where the screen has no place for it (no checkbox, for one).
bool DrawEdit(EditKind kind, const Scene& scene, ImageView screen);

// Moves the rows of `area` up by `rows`, what leaves at its top comes in below: a list that is
// scrolled, with real content in every row.
void ScrollUp(ImageView screen, const Box& area, int32_t rows);

// The place of the given size, on a grid of 16 px, with most elements: where a list would be.
Box BusiestArea(const Scene& scene, int32_t width, int32_t height);

}  // namespace genie::bench
