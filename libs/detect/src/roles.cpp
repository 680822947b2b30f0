// Roles and confidence by rules: the classifier until a learned head takes its place.
#include <algorithm>

#include "list_state.h"

namespace genie::detect {
namespace {

// Shares of hits on the tuning half set the confidences; docs/decisions/0005 has the table.
void ClassifyLine(Candidate& c, const Scale& scale) {
  c.role = Role::kText;
  c.confidence = c.letters >= 3 ? 900 : c.letters == 2 ? 800 : 500;
  // Dots in a row are an ellipsis button or a leader, not words.
  if (c.box.height * 4 < scale.letter_height * 3) c.confidence = 200;
}

void ClassifyGlyph(Candidate& c, const Scale& scale) {
  const int32_t small = std::min(c.box.width, c.box.height);
  const bool is_square =
      c.box.width * 10 < c.box.height * 16 && c.box.height * 10 < c.box.width * 16;
  c.role = Role::kIcon;
  c.confidence = 600;
  if (small < scale.Px(5)) c.confidence = 150;
  // The antialiased corner of a rounded rectangle: small, square, mostly empty.
  if (small < scale.Px(9) && is_square && c.ink_permille < 500) c.confidence = 150;
}

// Whether the surface's outermost rows and columns are short: a circle, not a square.
bool IsRound(const Surface& surface) {
  const Box box = surface.box();
  return surface.extremes.top_count * 100 < box.width * 55 &&
         surface.extremes.left_count * 100 < box.height * 55;
}

void ClassifyRectangle(Candidate& c, const Surface& surface, const Scale& scale) {
  const bool is_round = IsRound(surface);
  const int32_t width = c.box.width;
  const int32_t height = c.box.height;
  const bool has_text = c.lines_inside > 0;
  const bool is_empty = c.lines_inside + c.glyphs_inside == 0;
  const bool is_square = width * 10 < height * 13 && height * 10 < width * 13;
  const bool is_tall = !is_square && height > width;
  const bool is_bar = width >= height * 8;
  const bool has_border = c.border > 0;
  c.role = Role::kButton;
  c.flags |= kInteractive;
  c.confidence = 700;
  if (is_empty && is_square && height < scale.Px(26)) {
    c.role = is_round ? Role::kRadio : Role::kCheckbox;
    if (!has_border && height >= scale.Px(20)) c.confidence = 200;
  } else if (height < scale.Px(20) && !is_square) {
    c.role = is_bar ? Role::kProgressbar : Role::kStatus;
    c.confidence = is_bar && has_border ? 400 : has_text ? 280 : 250;
  } else if (height < scale.Px(26) && !is_square && has_text && !has_border) {
    c.role = Role::kStatus;  // a badge
    c.confidence = 200;
  } else if (is_empty && is_tall) {
    c.confidence = 150;
  } else if (is_empty && !is_square) {
    c.confidence = 290;
  }
  if (!IsInteractiveRole(c.role)) c.flags = 0;
}

}  // namespace

void ClassifyByRules(const FrameState& frame, ListState& lists) {
  const Scale& scale = lists.marks.scale;
  for (Candidate& c : lists.candidates) {
    switch (c.kind) {
      case CandidateKind::kLine:
        ClassifyLine(c, scale);
        break;
      case CandidateKind::kGlyph:
        ClassifyGlyph(c, scale);
        break;
      case CandidateKind::kRectangle:
        ClassifyRectangle(c, frame.surfaces.surfaces[c.surface], scale);
        break;
      case CandidateKind::kContainer:
        c.role = Role::kGroup;
        c.confidence = 200;
        break;
      case CandidateKind::kPicture:
        c.role = Role::kImage;
        c.confidence = 500;
        break;
      case CandidateKind::kWindow:
        c.role = Role::kWindow;
        c.confidence = 650;
        break;
      case CandidateKind::kDebris:
        c.confidence = 0;
        break;
      case CandidateKind::kRule:
        c.role = Role::kSeparator;
        c.confidence = 50;
        break;
    }
  }
}

}  // namespace genie::detect
