// Letters to words to lines: see lines.h.
#include "lines.h"

#include <algorithm>

#include "disjoint_set.h"
#include "radix_sort.h"

namespace genie::detect {
namespace {

// Chosen on the tuning half of the benchmark (docs/detector.md, section 5).
constexpr LinkRule kLettersToWords = {.gap = 55, .overlap = 55, .bottoms = 45, .inside = 70};
constexpr LinkRule kWordsToLines = {.gap = 110, .overlap = 55, .bottoms = 45, .inside = 70};
constexpr int kRounds = 3;

bool MayBeLetter(const Mark& mark, const Scale& scale) {
  const Box& box = mark.box;
  if (mark.is_textured || mark.is_border || mark.host == kNone) return false;
  if (box.height > scale.Px(64) || box.width > scale.Px(240)) return false;
  if (IsHorizontalRule(box, scale) || IsVerticalRule(box, scale)) return false;
  return box.width <= box.height * 12 || box.width <= scale.Px(24);
}

Status ChooseLetters(const MarkState& marks, LineState& state) {
  state.chosen.Clear();
  state.boxes.Clear();
  for (uint32_t i = 0; i < marks.marks.size(); ++i) {
    const Mark& mark = marks.marks[i];
    if (!MayBeLetter(mark, marks.scale)) continue;
    GENIE_RETURN_IF_ERROR(state.chosen.Push(i));
    GENIE_RETURN_IF_ERROR(state.boxes.Push({mark.box, mark.host}));
  }
  return Status::Ok();
}

// Replaces `boxes` by the unions of the linked ones and maps each chosen mark to its group.
// Returns how many groups there are.
Status FormGroups(LineState& state) {
  uint32_t* parent = state.link.parent.data();
  GENIE_RETURN_IF_ERROR(state.index.Resize(state.boxes.size()));
  state.groups.Clear();
  for (uint32_t i = 0; i < state.boxes.size(); ++i) {
    const uint32_t root = FindRoot(parent, i);
    if (root == i) {
      state.index[i] = static_cast<uint32_t>(state.groups.size());
      GENIE_RETURN_IF_ERROR(state.groups.Push(state.boxes[i]));
    } else {
      state.index[i] = state.index[root];
      Box& box = state.groups[state.index[i]].box;
      box = Union(box, state.boxes[i].box);
    }
  }
  for (uint32_t& group : state.group_of) group = state.index[group];
  std::swap(state.boxes, state.groups);
  return Status::Ok();
}

// Lists each group's marks by their left side.
Status CollectLetters(const MarkState& marks, LineState& state) {
  const size_t groups = state.boxes.size();
  GENIE_RETURN_IF_ERROR(state.order.Resize(state.chosen.size()));
  for (uint32_t i = 0; i < state.chosen.size(); ++i) {
    const auto x = static_cast<uint64_t>(marks.marks[state.chosen[i]].box.x);
    state.order[i] = x << 32 | i;
  }
  GENIE_RETURN_IF_ERROR(RadixSort(state.order, state.scratch, 32, 14));
  GENIE_RETURN_IF_ERROR(state.counts.Assign(groups + 1, 0));
  for (const uint32_t group : state.group_of) ++state.counts[group + 1];
  for (size_t g = 1; g <= groups; ++g) state.counts[g] += state.counts[g - 1];
  GENIE_RETURN_IF_ERROR(state.lines.Resize(groups));
  for (size_t g = 0; g < groups; ++g) {
    state.lines[g] = {.box = state.boxes[g].box,
                      .host = state.boxes[g].host,
                      .begin = state.counts[g],
                      .end = state.counts[g + 1],
                      .letter_height = 0};
  }
  GENIE_RETURN_IF_ERROR(state.letters.Resize(state.chosen.size()));
  for (const uint64_t key : state.order) {
    const auto i = static_cast<uint32_t>(key);
    state.letters[state.counts[state.group_of[i]]++] = state.chosen[i];
  }
  return Status::Ok();
}

Status MeasureHeights(const MarkState& marks, LineState& state) {
  GENIE_RETURN_IF_ERROR(state.line_of.Assign(marks.marks.size(), kNone));
  for (uint32_t l = 0; l < state.lines.size(); ++l) {
    Line& line = state.lines[l];
    state.counts.Clear();
    for (uint32_t i = line.begin; i < line.end; ++i) {
      state.line_of[state.letters[i]] = l;
      const int32_t height = marks.marks[state.letters[i]].box.height;
      GENIE_RETURN_IF_ERROR(state.counts.Push(static_cast<uint32_t>(height)));
    }
    uint32_t* middle = state.counts.data() + state.counts.size() / 2;
    std::nth_element(state.counts.begin(), middle, state.counts.end());
    line.letter_height = static_cast<int32_t>(*middle);
  }
  return Status::Ok();
}

}  // namespace

bool IsHorizontalRule(const Box& box, const Scale& scale) {
  return box.height <= scale.Px(3) && box.width >= scale.Px(16);
}

bool IsVerticalRule(const Box& box, const Scale& scale) {
  return box.width <= scale.Px(3) && box.height >= scale.Px(16);
}

Status FindLines(const MarkState& marks, int32_t frame_height, LineState& state) {
  GENIE_RETURN_IF_ERROR(ChooseLetters(marks, state));
  GENIE_RETURN_IF_ERROR(state.group_of.Resize(state.chosen.size()));
  for (uint32_t i = 0; i < state.group_of.size(); ++i) state.group_of[i] = i;
  GENIE_RETURN_IF_ERROR(LinkBoxes(state.boxes, frame_height, kLettersToWords, state.link));
  GENIE_RETURN_IF_ERROR(FormGroups(state));
  for (int round = 0; round < kRounds; ++round) {
    const size_t before = state.boxes.size();
    GENIE_RETURN_IF_ERROR(LinkBoxes(state.boxes, frame_height, kWordsToLines, state.link));
    GENIE_RETURN_IF_ERROR(FormGroups(state));
    if (state.boxes.size() == before) break;
  }
  GENIE_RETURN_IF_ERROR(CollectLetters(marks, state));
  return MeasureHeights(marks, state);
}

}  // namespace genie::detect
