// Lines: letters to words, words to lines, inside one host.
//
// Two passes, since a gap that separates words in one size is inside a word in another: letters
// join over half their height, words over their whole height. Dots, accents and underlines are
// taken in afterwards. The constants are shares of heights, never pixels of one scale.
//
// Depends on: marks, linking. Thread safety: one context, one thread.
#pragma once

#include <cstdint>

#include "linking.h"
#include "marks.h"

namespace genie::detect {

struct Line {
  Box box;
  uint32_t host;
  uint32_t begin, end;    // range of LineState::letters
  int32_t letter_height;  // median
};

struct LineState {
  List<Line> lines;
  List<uint32_t> letters;  // marks of each line, by their left side
  List<uint32_t> line_of;  // per mark: its line, or kNone
  // Scratch.
  List<uint32_t> chosen;  // marks that may be letters
  List<LinkBox> boxes;
  List<LinkBox> groups;
  List<uint32_t> group_of;  // per chosen mark
  List<uint32_t> index;
  List<uint32_t> counts;
  List<uint64_t> order;
  List<uint64_t> scratch;
  LinkState link;
};

// A thin long horizontal mark: an underline, a rule, a separator.
bool IsHorizontalRule(const Box& box, const Scale& scale);
bool IsVerticalRule(const Box& box, const Scale& scale);

// Errors: kOutOfMemory.
Status FindLines(const MarkState& marks, int32_t frame_height, LineState& state);

}  // namespace genie::detect
