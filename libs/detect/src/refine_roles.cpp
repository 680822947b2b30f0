// Roles from what stands around an element: the second half of the rules, after selection.
//
// A rectangle among equal ones in rows and columns is a cell; text on a saturated blue is a link;
// short texts in a row under a title are a menu bar; an icon with nothing beside it is a button.
// docs/decisions/0005 has the share of hits of each role on the tuning half.
#include <algorithm>
#include <cstdlib>

#include "list_state.h"

namespace genie::detect {
namespace {

constexpr int32_t kCellConfidence = 500;
constexpr int32_t kFar = 1 << 20;  // px: no neighbour

// The nearest pieces left and right in the same row, and how many share it.
struct RowContext {
  int32_t left_gap = kFar;
  int32_t right_gap = kFar;
  int32_t texts = 0;  // lines of text within reach, itself left out
  bool right_is_text = false;
};

bool IsPiece(const Candidate& c) {
  return c.kind == CandidateKind::kLine || c.kind == CandidateKind::kGlyph;
}

bool InSameRow(const Box& a, const Box& b) {
  const int32_t apart = std::abs(2 * a.y + a.height - 2 * b.y - b.height);
  return apart * 2 <= std::max(12, std::max(a.height, b.height));
}

RowContext LookAlongRow(const Candidate& c, const ListState& lists) {
  RowContext row;
  const int32_t reach = lists.marks.scale.Px(64);
  const Box around{c.box.x - reach, c.box.y, c.box.width + 2 * reach, c.box.height};
  lists.index.Near(around, [&](uint32_t i) {
    const Candidate& other = lists.kept[i];
    if (!IsPiece(other) || &other == &c || !InSameRow(c.box, other.box)) return;
    const bool is_text = other.kind == CandidateKind::kLine;
    const int32_t right = other.box.x - c.box.right();
    const int32_t left = c.box.x - other.box.right();
    if (right >= 0 && right < row.right_gap) {
      row.right_gap = right;
      row.right_is_text = is_text;
    }
    if (left >= 0) row.left_gap = std::min(row.left_gap, left);
    if (is_text && (right >= 0 || left >= 0)) ++row.texts;
  });
  return row;
}

// How many equal rectangles touch this one at its sides, and above and below.
struct GridContext {
  int32_t beside = 0;
  int32_t stacked = 0;
  bool has_above = false;
};

GridContext LookAround(const Candidate& c, const ListState& lists) {
  GridContext grid;
  const int32_t reach = lists.marks.scale.Px(3) + 1;
  const Box around{c.box.x - reach, c.box.y - reach, c.box.width + 2 * reach,
                   c.box.height + 2 * reach};
  const auto near = [&](int32_t a, int32_t b) { return std::abs(a - b) <= reach; };
  uint32_t last_seen[8];
  size_t seen = 0;
  lists.index.Near(around, [&](uint32_t i) {
    const Candidate& other = lists.kept[i];
    if (&other == &c || IsPiece(other)) return;
    if (std::find(last_seen, last_seen + seen, i) != last_seen + seen) return;
    const Box& box = other.box;
    const bool same_rows = near(box.y, c.box.y) && near(box.bottom(), c.box.bottom());
    const bool same_columns = near(box.x, c.box.x) && near(box.right(), c.box.right());
    const bool beside = same_rows && (near(box.right(), c.box.x) || near(box.x, c.box.right()));
    const bool above = same_columns && near(box.bottom(), c.box.y);
    const bool below = same_columns && near(box.y, c.box.bottom());
    if (!beside && !above && !below) return;
    if (seen < 8) last_seen[seen++] = i;
    grid.beside += beside ? 1 : 0;
    grid.stacked += above || below ? 1 : 0;
    grid.has_above = grid.has_above || above;
  });
  return grid;
}

void SetRole(Candidate& c, Role role) {
  c.role = role;
  c.flags = static_cast<uint8_t>(IsInteractiveRole(role) ? c.flags | kInteractive
                                                         : c.flags & ~kInteractive);
}

struct Rgb {
  int32_t red, green, blue;
};
Rgb Unpack(uint32_t color) {
  return {static_cast<int32_t>(color & 255), static_cast<int32_t>(color >> 8 & 255),
          static_cast<int32_t>(color >> 16 & 255)};
}

// Ink that is clearly blue on ground that is not.
bool IsLinkColored(const Candidate& c) {
  const Rgb ink = Unpack(c.color);
  const Rgb ground = Unpack(c.host_color);
  const auto blueness = [](const Rgb& v) {
    return v.blue - std::max(v.red, (v.red + v.green) / 2);
  };
  return blueness(ink) >= 50 && blueness(ink) - blueness(ground) >= 40;
}

void RefineRectangle(Candidate& c, const ListState& lists, int32_t frame_width) {
  const Scale& scale = lists.marks.scale;
  if (c.box.width * 10 >= frame_width * 7) {  // a bar across the screen, not a control
    SetRole(c, Role::kToolbar);
    return;
  }
  const GridContext grid = LookAround(c, lists);
  const bool is_wide = c.box.width >= c.box.height * 8 && c.box.width >= scale.Px(280);
  if (grid.beside >= 1 && grid.stacked >= 1 && c.box.height >= scale.Px(12)) {
    SetRole(c, grid.has_above ? Role::kCell : Role::kColumnheader);
    c.confidence = std::max(c.confidence, kCellConfidence);  // an empty cell is one too
  } else if (is_wide && (c.lines_inside >= 2 || grid.stacked >= 1)) {
    SetRole(c, c.lines_inside >= 2 ? Role::kRow : Role::kListitem);
  } else if (c.role == Role::kButton && c.border > 0) {
    const bool is_field = c.box.width >= c.box.height * 4 && c.lines_inside <= 1;
    const bool is_light = c.glyphs_inside == 0;
    if (is_field && is_light && c.box.width >= scale.Px(120)) SetRole(c, Role::kTextbox);
    if (is_field && !is_light && c.lines_inside == 1) SetRole(c, Role::kCombobox);
  }
}

// Is the piece inside a control (a field's magnifier, a button's plus)?
bool InsideControl(const Candidate& c, const ListState& lists) {
  if (c.parent == kNoParent) return false;
  const Candidate& parent = lists.kept[static_cast<size_t>(c.parent)];
  return IsInteractiveRole(parent.role);
}

void RefineGlyph(Candidate& c, const ListState& lists) {
  const Scale& scale = lists.marks.scale;
  const int32_t small = std::min(c.box.width, c.box.height);
  const int32_t large = std::max(c.box.width, c.box.height);
  const RowContext row = LookAlongRow(c, lists);
  const bool is_mark_sized =
      small >= scale.Px(11) && large <= scale.Px(22) && large - small <= scale.Px(1);
  const bool labels_follow =
      row.right_is_text && row.right_gap >= scale.Px(4) && row.right_gap <= scale.Px(16);
  // An outline around an empty square is a tick box; a filled square is a ticked one, a filled
  // circle (pi / 4 of its box) beside a label a chosen radio button.
  if (is_mark_sized && c.is_hollow) {
    SetRole(c, Role::kCheckbox);
    return;
  }
  if (is_mark_sized && c.ink_permille >= 900) {
    SetRole(c, Role::kCheckbox);
    c.flags |= kChecked;
    return;
  }
  if (is_mark_sized && labels_follow && c.ink_permille >= 740 && c.ink_permille <= 860) {
    SetRole(c, Role::kRadio);
    c.flags |= kChecked;
    return;
  }
  if (InsideControl(c, lists) || small < scale.Px(6) || large > scale.Px(40)) return;
  const bool is_alone = row.right_gap > scale.Px(13) && row.left_gap > scale.Px(11);
  if (is_alone) SetRole(c, Role::kButton);
}

void RefineLine(Candidate& c, const ListState& lists, int32_t frame_height) {
  const Scale& scale = lists.marks.scale;
  const int32_t usual = scale.letter_height;
  if (InsideControl(c, lists)) return;
  if (IsLinkColored(c) && c.letters >= 2) {
    SetRole(c, Role::kLink);
    return;
  }
  const RowContext row = LookAlongRow(c, lists);
  const bool is_high = c.box.y * 3 < frame_height;
  const bool is_spaced = std::min(row.left_gap, row.right_gap) >= scale.Px(8) &&
                         std::min(row.left_gap, row.right_gap) <= scale.Px(40);
  if (is_high && is_spaced && row.texts >= 2 && c.letters <= 12) {
    SetRole(c, Role::kMenuitem);
  } else if (c.letter_height * 10 >= usual * 15 && c.letters >= 3) {
    SetRole(c, Role::kHeading);
  }
}

}  // namespace

Status RefineRoles(int32_t width, int32_t height, ListState& lists) {
  GENIE_RETURN_IF_ERROR(lists.index.Build(lists.kept.size(), width, height,
                                          [&](uint32_t i) { return lists.kept[i].box; }));
  for (Candidate& c : lists.kept) {
    if (c.kind == CandidateKind::kRectangle || c.kind == CandidateKind::kContainer) {
      RefineRectangle(c, lists, width);
    }
  }
  for (Candidate& c : lists.kept) {
    if (c.kind == CandidateKind::kGlyph) RefineGlyph(c, lists);
    if (c.kind == CandidateKind::kLine) RefineLine(c, lists, height);
  }
  return Status::Ok();
}

}  // namespace genie::detect
