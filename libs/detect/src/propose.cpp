// Candidates from pieces, surfaces and large marks: see list_state.h.
#include <algorithm>

#include "list_state.h"
#include "pictures.h"

namespace genie::detect {
namespace {

constexpr int32_t kControlHeight = 80;  // px at scale 1: a control is no taller

int32_t Permille(int64_t part, int64_t whole) {
  return whole <= 0 ? 0 : static_cast<int32_t>(part * 1000 / whole);
}

uint32_t SurfaceColor(const FrameState& frame, uint32_t surface) {
  return surface == kNone ? 0 : frame.surfaces.surfaces[surface].color;
}

// A dot, accent, comma or underline beside a line of the same host: the line takes it in.
bool BelongsToLine(const Box& dot, const Piece& line, const Scale& scale) {
  if (dot.x < line.box.x - 2 || dot.right() > line.box.right() + 2) return false;
  const int32_t height = std::max(line.box.height, line.letter_height);
  if (dot.height * 100 > height * 60) return false;
  const int32_t above = line.box.y - dot.bottom();
  const int32_t below = dot.y - line.box.bottom();
  if (IsHorizontalRule(dot, scale)) return above < 0 && below <= scale.Px(3);
  return above * 100 <= height * 35 && below * 100 <= height * 20 &&
         dot.width <= std::max(height, scale.Px(6));
}

Status AbsorbDots(const FrameState& frame, ListState& lists) {
  List<Piece>& pieces = lists.pieces.pieces;
  const Scale& scale = lists.marks.scale;
  const int32_t width = frame.planes.right.width;
  const int32_t height = frame.planes.right.height;
  GENIE_RETURN_IF_ERROR(lists.index.Build(pieces.size(), width, height, [&](uint32_t i) {
    return pieces[i].kind == PieceKind::kText && pieces[i].letters > 1 ? pieces[i].box : Box{};
  }));
  const auto absorb = [&](const Box& dot, uint32_t host, uint32_t self) {
    uint32_t best = kNone;
    const int32_t reach = scale.Px(8);
    const Box around{dot.x - 2, dot.y - reach, dot.width + 4, dot.height + 2 * reach};
    lists.index.Near(around, [&](uint32_t i) {
      if (i == self || pieces[i].host != host || i >= best) return;
      if (BelongsToLine(dot, pieces[i], scale)) best = i;
    });
    if (best == kNone) return false;
    pieces[best].box = Union(pieces[best].box, dot);
    return true;
  };
  for (uint32_t i = 0; i < pieces.size(); ++i) {
    Piece& piece = pieces[i];
    if (piece.letters != 1 || piece.host == kNone) continue;
    if (absorb(piece.box, piece.host, i)) piece.box = {};
  }
  for (const Mark& mark : lists.marks.marks) {
    if (IsHorizontalRule(mark.box, scale)) absorb(mark.box, mark.host, kNone);
  }
  return Status::Ok();
}

Status ProposePieces(const FrameState& frame, ListState& lists) {
  GENIE_RETURN_IF_ERROR(lists.lines_on.Assign(frame.surfaces.surfaces.size(), 0));
  GENIE_RETURN_IF_ERROR(lists.glyphs_on.Assign(frame.surfaces.surfaces.size(), 0));
  for (uint32_t i = 0; i < lists.pieces.pieces.size(); ++i) {
    const Piece& piece = lists.pieces.pieces[i];
    if (piece.box.empty()) continue;
    const bool is_text = piece.kind == PieceKind::kText;
    ++(is_text ? lists.lines_on : lists.glyphs_on)[piece.host];
    Candidate c;
    c.box = c.inner = piece.box;
    c.kind = is_text ? CandidateKind::kLine : CandidateKind::kGlyph;
    c.host = piece.host;
    c.host_color = SurfaceColor(frame, piece.host);
    c.source = i;
    c.color = piece.color;
    c.letters = piece.letters;
    c.letter_height = piece.letter_height;
    c.ink_permille = Permille(piece.area, piece.box.area());
    GENIE_RETURN_IF_ERROR(lists.candidates.Push(c));
  }
  return Status::Ok();
}

// Grows one side of a rectangle over its drawn border: while at least 80 % of the middle half of
// the next row (or column) is ink, at most `limit` pixels.
struct Border {
  int32_t left = 0, top = 0, right = 0, bottom = 0;
};

bool IsInkRow(const BitPlane& ink, int32_t y, const Box& box) {
  if (y < 0 || y >= ink.height) return false;
  const int32_t first = box.x + box.width / 4;
  const int32_t last = first + std::max(1, box.width / 2);
  return CountBits(ink.row(y), first, last) * 5 >= (last - first) * 4;
}

bool IsInkColumn(const BitPlane& ink, int32_t x, const Box& box) {
  if (x < 0 || x >= ink.width) return false;
  const int32_t first = box.y + box.height / 4;
  const int32_t last = first + std::max(1, box.height / 2);
  int32_t count = 0;
  for (int32_t y = first; y < last; ++y) {
    count += static_cast<int32_t>(ink.row(y)[x >> 6] >> (x & 63) & 1);
  }
  return count * 5 >= (last - first) * 4;
}

Border GrowBorder(const BitPlane& ink, const Box& box, int32_t limit) {
  Border b;
  while (b.top < limit && IsInkRow(ink, box.y - 1 - b.top, box)) ++b.top;
  while (b.bottom < limit && IsInkRow(ink, box.bottom() + b.bottom, box)) ++b.bottom;
  while (b.left < limit && IsInkColumn(ink, box.x - 1 - b.left, box)) ++b.left;
  while (b.right < limit && IsInkColumn(ink, box.right() + b.right, box)) ++b.right;
  return b;
}

Status ProposeRectangles(const FrameState& frame, ListState& lists) {
  const Scale& scale = lists.marks.scale;
  const int32_t width = frame.planes.right.width;
  const int32_t height = frame.planes.right.height;
  for (uint32_t s = 0; s < frame.surfaces.surfaces.size(); ++s) {
    if (lists.marks.is_real[s] == 0) continue;
    const Surface& surface = frame.surfaces.surfaces[s];
    const Box inner = surface.box();
    if (!IsRectangular(surface)) continue;
    if (inner.width == width && inner.height == height) continue;  // the page itself
    const Border border = GrowBorder(frame.ink, inner, scale.Px(2));
    Candidate c;
    c.inner = inner;
    c.box = BoxFromEdges(inner.x - border.left, inner.y - border.top, inner.right() + border.right,
                         inner.bottom() + border.bottom);
    c.border = std::max({border.left, border.top, border.right, border.bottom});
    c.surface = s;
    c.source = s;
    c.color = surface.color;
    c.lines_inside = static_cast<int32_t>(lists.lines_on[s]);
    c.glyphs_inside = static_cast<int32_t>(lists.glyphs_on[s]);
    c.ink_permille = Permille(inner.area() - surface.area, inner.area());
    const bool is_control = c.box.height <= scale.Px(kControlHeight) && c.lines_inside <= 3;
    c.kind = is_control ? CandidateKind::kRectangle : CandidateKind::kContainer;
    GENIE_RETURN_IF_ERROR(lists.candidates.Push(c));
  }
  return Status::Ok();
}

// Large marks that are neither letters nor borders: pictures, and rules.
Status ProposeLargeMarks(const FrameState& frame, ListState& lists) {
  const Scale& scale = lists.marks.scale;
  for (uint32_t i = 0; i < lists.marks.marks.size(); ++i) {
    const Mark& mark = lists.marks.marks[i];
    if (lists.lines.line_of[i] != kNone) continue;
    Candidate c;
    c.box = c.inner = mark.box;
    c.host = mark.host;
    c.host_color = SurfaceColor(frame, mark.host);
    c.source = i;
    c.color = mark.color;
    c.ink_permille = Permille(mark.area, mark.box.area());
    if (IsHorizontalRule(mark.box, scale) || IsVerticalRule(mark.box, scale)) {
      c.kind = CandidateKind::kRule;
    } else if (c.ink_permille >= 450 && std::min(mark.box.width, mark.box.height) >= scale.Px(24)) {
      c.kind = CandidateKind::kPicture;
      if (mark.is_border) c.box = c.inner = TrimToInk(frame.ink, mark.box);
      if (std::min(c.box.width, c.box.height) < scale.Px(24)) continue;
    } else {
      continue;
    }
    GENIE_RETURN_IF_ERROR(lists.candidates.Push(c));
  }
  return Status::Ok();
}

}  // namespace

Status ProposeCandidates(const FrameState& frame, ListState& lists) {
  lists.candidates.Clear();
  GENIE_RETURN_IF_ERROR(AbsorbDots(frame, lists));
  GENIE_RETURN_IF_ERROR(ProposePieces(frame, lists));
  GENIE_RETURN_IF_ERROR(ProposeRectangles(frame, lists));
  return ProposeLargeMarks(frame, lists);
}

}  // namespace genie::detect
