// Roles and confidence by rules: the classifier until a learned head takes its place.
#include <algorithm>

#include "list_state.h"

namespace genie::detect {
namespace {

void ClassifyLine(Candidate& c, const Scale&) {
  c.role = Role::kText;
  c.confidence = c.letters >= 3 ? 900 : 800;
}

void ClassifyGlyph(Candidate& c, const Scale& scale) {
  const int32_t small = std::min(c.box.width, c.box.height);
  const int32_t large = std::max(c.box.width, c.box.height);
  c.role = Role::kIcon;
  c.confidence = 600;
  if (large < scale.Px(5) || small < scale.Px(3)) c.confidence = 150;
}

void ClassifyRectangle(Candidate& c, const Scale& scale) {
  const bool has_content = c.lines_inside + c.glyphs_inside > 0;
  const bool is_square =
      c.box.width * 10 <= c.box.height * 13 && c.box.height * 10 <= c.box.width * 13;
  c.role = Role::kButton;
  c.flags |= kInteractive;
  c.confidence = 700;
  if (!has_content && !is_square) c.confidence = 350;
  if (!has_content && is_square && c.box.height <= scale.Px(24) && c.border > 0) {
    c.role = Role::kCheckbox;
  }
}

}  // namespace

void ClassifyByRules(const FrameState&, ListState& lists) {
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
        ClassifyRectangle(c, scale);
        break;
      case CandidateKind::kContainer:
        c.role = Role::kGroup;
        c.confidence = 200;
        break;
      case CandidateKind::kPicture:
        c.role = Role::kImage;
        c.confidence = 500;
        break;
      case CandidateKind::kRule:
        c.role = Role::kSeparator;
        c.confidence = 50;
        break;
    }
  }
}

}  // namespace genie::detect
