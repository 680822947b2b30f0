// Candidates that are parts of others: see list_state.h.
#include <algorithm>
#include <cstdlib>

#include "list_state.h"

namespace genie::detect {
namespace {

bool IsSmallPiece(const Candidate& c, const Scale& scale) {
  const bool is_piece =
      c.kind == CandidateKind::kGlyph || (c.kind == CandidateKind::kLine && c.letters == 1);
  return is_piece && std::max(c.box.width, c.box.height) <= scale.Px(14);
}

// Does the piece lie over a corner of the rectangle? Rounded corners leave such ink between the
// surface and what is around it.
bool LiesOnCorner(const Box& piece, const Box& rectangle, const Scale& scale) {
  const int32_t reach = scale.Px(3);
  const bool at_left = piece.x <= rectangle.x + reach && piece.right() >= rectangle.x - reach;
  const bool at_right =
      piece.right() >= rectangle.right() - reach && piece.x <= rectangle.right() + reach;
  const bool at_top = piece.y <= rectangle.y + reach && piece.bottom() >= rectangle.y - reach;
  const bool at_bottom =
      piece.bottom() >= rectangle.bottom() - reach && piece.y <= rectangle.bottom() + reach;
  return (at_left || at_right) && (at_top || at_bottom) && piece.area() * 4 <= rectangle.area();
}

// The counter of a letter, or a field inside an icon: an empty rectangle in a piece.
bool IsCounter(const Candidate& rectangle, const Candidate& piece) {
  if (rectangle.lines_inside + rectangle.glyphs_inside > 0) return false;
  if (!Contains(piece.box, rectangle.box)) return false;
  if (piece.kind == CandidateKind::kLine) return piece.letters >= 2;
  return piece.kind == CandidateKind::kGlyph && rectangle.box.area() * 10 < piece.box.area() * 7;
}

// Is `inner` centred in `outer`, as the ground of a tick box is in its outline?
bool IsRing(const Box& outer, const Box& inner) {
  const int32_t dx = std::abs(2 * outer.x + outer.width - 2 * inner.x - inner.width);
  const int32_t dy = std::abs(2 * outer.y + outer.height - 2 * inner.y - inner.height);
  return dx <= 2 && dy <= 2 && inner.area() * 5 >= outer.area();
}

// A piece that stands on a smooth part of a photograph.
bool IsConfetti(const Candidate& c, const Candidate& picture, const FrameState& frame,
                const Scale& scale) {
  if (std::min(picture.box.width, picture.box.height) < scale.Px(64)) return false;
  // A picture that covers much of the screen is a wallpaper, with windows on it.
  const int64_t screen = int64_t{frame.planes.right.width} * frame.planes.right.height;
  if (picture.box.area() * 5 > screen) return false;
  if (!Contains(picture.box, c.box) || c.host == kNone) return false;
  const Surface& host = frame.surfaces.surfaces[c.host];
  return !IsRectangular(host) && Contains(picture.box, host.box());
}

}  // namespace

Status FindDebris(const FrameState& frame, ListState& lists) {
  List<Candidate>& all = lists.candidates;
  const Scale& scale = lists.marks.scale;
  GENIE_RETURN_IF_ERROR(lists.index.Build(
      all.size(), frame.planes.right.width, frame.planes.right.height, [&](uint32_t i) {
        const bool is_rectangle =
            all[i].kind == CandidateKind::kRectangle || all[i].kind == CandidateKind::kContainer;
        const bool is_picture = all[i].kind == CandidateKind::kPicture;
        return is_rectangle || is_picture ? all[i].box : Box{};
      }));
  for (Candidate& c : all) {
    const bool is_small = IsSmallPiece(c, scale);
    const bool is_piece = c.kind == CandidateKind::kLine || c.kind == CandidateKind::kGlyph;
    if (!is_piece) continue;
    const int32_t reach = scale.Px(3);
    const Box around{c.box.x - reach, c.box.y - reach, c.box.width + 2 * reach,
                     c.box.height + 2 * reach};
    bool is_debris = false;
    lists.index.Near(around, [&](uint32_t i) {
      Candidate& rectangle = all[i];
      if (rectangle.kind == CandidateKind::kPicture) {
        is_debris = is_debris || IsConfetti(c, rectangle, frame, scale);
      } else if (IsCounter(rectangle, c)) {
        c.is_hollow = c.is_hollow || IsRing(c.box, rectangle.box);
        rectangle.kind = CandidateKind::kDebris;
      } else if (is_small && rectangle.kind != CandidateKind::kDebris) {
        is_debris = is_debris || LiesOnCorner(c.box, rectangle.box, scale);
      }
    });
    if (is_debris) c.kind = CandidateKind::kDebris;
  }
  return Status::Ok();
}

}  // namespace genie::detect
