// Pieces: lines cut into runs of text and icons.
//
// An icon beside a label joins its line, since it stands as close as a word would. It is told by
// its shape: squarish, taller or wider than the letters, or sticking out of their rows, and a
// little further away than letters are.
//
// Depends on: lines. Thread safety: one context, one thread.
#pragma once

#include <cstdint>

#include "lines.h"

namespace genie::detect {

enum class PieceKind : uint8_t { kText, kIcon };

struct Piece {
  Box box;
  PieceKind kind;
  uint32_t line;
  uint32_t host;
  int32_t letters;        // glyphs
  int32_t letter_height;  // median of the piece
  int64_t area;           // ink pixels
  uint32_t color;         // of its largest mark
};

// Marks of a line that stand above each other (an i and its dot), as one.
struct Glyph {
  Box box;
  int64_t area;
  uint32_t color;
  bool is_icon;
};

struct PieceState {
  List<Piece> pieces;
  List<Glyph> glyphs;  // scratch of one line
  List<int32_t> sizes;
};

// Errors: kOutOfMemory.
Status CutLines(const MarkState& marks, const LineState& lines, PieceState& state);

}  // namespace genie::detect
