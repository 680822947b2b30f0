// Lines cut into text and icons: see pieces.h.
#include "pieces.h"

#include <algorithm>

namespace genie::detect {
namespace {

constexpr int32_t kMinIconSide = 9;  // px at scale 1

bool IsSquarish(const Box& box, const Scale& scale) {
  return std::min(box.width, box.height) >= scale.Px(kMinIconSide) &&
         box.width * 10 >= box.height * 6 && box.width * 10 <= box.height * 19;
}

Status CollectGlyphs(const MarkState& marks, const LineState& lines, const Line& line,
                     PieceState& state) {
  state.glyphs.Clear();
  for (uint32_t i = line.begin; i < line.end; ++i) {
    const Mark& mark = marks.marks[lines.letters[i]];
    if (!state.glyphs.empty()) {
      Glyph& last = state.glyphs.back();
      const int32_t shared = std::min(last.box.right(), mark.box.right()) - mark.box.x;
      if (shared * 2 > std::min(last.box.width, mark.box.width)) {
        if (mark.area > last.area) last.color = mark.color;
        last.box = Union(last.box, mark.box);
        last.area += mark.area;
        continue;
      }
    }
    GENIE_RETURN_IF_ERROR(state.glyphs.Push({mark.box, mark.area, mark.color, false}));
  }
  return Status::Ok();
}

template <typename Measure>
int32_t MedianOf(PieceState& state, Measure measure) {
  state.sizes.Clear();
  for (const Glyph& glyph : state.glyphs) {
    if (!state.sizes.Push(measure(glyph)).ok()) return 0;
  }
  int32_t* middle = state.sizes.data() + state.sizes.size() / 2;
  std::nth_element(state.sizes.begin(), middle, state.sizes.end());
  return *middle;
}

int32_t GapBefore(const PieceState& state, size_t i) {
  return i == 0 ? INT32_MAX / 256 : state.glyphs[i].box.x - state.glyphs[i - 1].box.right();
}
int32_t GapAfter(const PieceState& state, size_t i) {
  return i + 1 == state.glyphs.size() ? INT32_MAX / 256 : GapBefore(state, i + 1);
}

// A row of icons: at least three quarters squarish, none close to the next.
bool IsIconRow(const PieceState& state, const Scale& scale) {
  const size_t count = state.glyphs.size();
  if (count < 2) return false;
  size_t squarish = 0;
  for (size_t i = 0; i < count; ++i) {
    const Box& box = state.glyphs[i].box;
    squarish += IsSquarish(box, scale) ? 1 : 0;
    if (i > 0 && GapBefore(state, i) * 5 < box.height) return false;
  }
  return squarish * 4 >= count * 3;
}

// Does the glyph reach above or below all others?
bool SticksOut(const PieceState& state, size_t i) {
  int32_t top = INT32_MAX;
  int32_t bottom = INT32_MIN;
  for (size_t k = 0; k < state.glyphs.size(); ++k) {
    if (k == i || state.glyphs[k].is_icon) continue;
    top = std::min(top, state.glyphs[k].box.y);
    bottom = std::max(bottom, state.glyphs[k].box.bottom());
  }
  return state.glyphs[i].box.y < top - 1 || state.glyphs[i].box.bottom() > bottom + 1;
}

void MarkIcons(const Line& line, const Scale& scale, PieceState& state) {
  if (IsIconRow(state, scale)) {
    for (Glyph& glyph : state.glyphs) glyph.is_icon = true;
    return;
  }
  const int32_t height = MedianOf(state, [](const Glyph& g) { return g.box.height; });
  const int32_t width = MedianOf(state, [](const Glyph& g) { return g.box.width; });
  const size_t count = state.glyphs.size();
  for (size_t i = 0; i < count; ++i) {
    Glyph& glyph = state.glyphs[i];
    if (!IsSquarish(glyph.box, scale)) continue;
    const bool is_end = i == 0 || i + 1 == count;
    const int32_t gap = std::min(GapBefore(state, i), GapAfter(state, i));
    if (gap * 100 < line.box.height * (is_end ? 28 : 45)) continue;
    const bool sticks_out = SticksOut(state, i);
    const bool is_taller = glyph.box.height * 100 >= height * 115 && sticks_out;
    const bool is_wider =
        glyph.box.width * 10 >= width * 11 && gap * 100 >= line.box.height * (sticks_out ? 35 : 60);
    glyph.is_icon = is_taller || is_wider || sticks_out;
  }
}

// A lone glyph: as tall as letters and narrow is a letter or digit, else an icon.
bool LooksLikeLetter(const Box& box, const Scale& scale) {
  const int32_t usual = scale.letter_height;
  return box.height * 10 >= usual * 8 && box.height * 10 <= usual * 20 &&
         box.width * 10 <= box.height * 8;
}

Status EmitPieces(const Line& line, uint32_t line_index, const Scale& scale, PieceState& state) {
  const size_t count = state.glyphs.size();
  for (size_t i = 0; i < count;) {
    const bool is_icon = state.glyphs[i].is_icon;
    size_t end = i + 1;
    while (!is_icon && end < count && !state.glyphs[end].is_icon) ++end;
    Piece piece{.box = {},
                .kind = is_icon ? PieceKind::kIcon : PieceKind::kText,
                .line = line_index,
                .host = line.host,
                .letters = static_cast<int32_t>(end - i),
                .letter_height = line.letter_height,
                .area = 0,
                .color = state.glyphs[i].color};
    int64_t largest = 0;
    for (size_t k = i; k < end; ++k) {
      const Glyph& glyph = state.glyphs[k];
      piece.box = Union(piece.box, glyph.box);
      piece.area += glyph.area;
      if (glyph.area > largest) {
        largest = glyph.area;
        piece.color = glyph.color;
      }
    }
    if (piece.letters == 1 && !LooksLikeLetter(piece.box, scale)) piece.kind = PieceKind::kIcon;
    GENIE_RETURN_IF_ERROR(state.pieces.Push(piece));
    i = end;
  }
  return Status::Ok();
}

}  // namespace

Status CutLines(const MarkState& marks, const LineState& lines, PieceState& state) {
  state.pieces.Clear();
  for (uint32_t l = 0; l < lines.lines.size(); ++l) {
    const Line& line = lines.lines[l];
    GENIE_RETURN_IF_ERROR(CollectGlyphs(marks, lines, line, state));
    MarkIcons(line, marks.scale, state);
    GENIE_RETURN_IF_ERROR(EmitPieces(line, l, marks.scale, state));
  }
  return Status::Ok();
}

}  // namespace genie::detect
