// Windows: large rectangles with a title bar. See list_state.h.
//
// A window is a large surface, or a large outline, whose top strip ends in small buttons: two or
// more in a row, or one in a strip of its own colour beside a title. The box takes in the strip
// above the body and the drawn border.
#include <algorithm>

#include "list_state.h"

namespace genie::detect {
namespace {

constexpr int32_t kMinWidth = 200;  // px at scale 1
constexpr int32_t kMinHeight = 120;
constexpr int32_t kStripHeight = 54;    // the tallest title bar
constexpr int32_t kButtonsWidth = 150;  // how far from the corner its buttons reach
constexpr int32_t kSameWindowPermille = 550;
constexpr size_t kMaxWindows = 64;  // a limit for hostile frames

bool IsWindowSized(const Box& box, const FrameState& frame, const Scale& scale) {
  if (box.width < scale.Px(kMinWidth) || box.height < scale.Px(kMinHeight)) return false;
  const bool fills_width = box.width * 100 >= frame.planes.right.width * 98;
  const bool fills_height = box.height * 100 >= frame.planes.right.height * 94;
  return !(fills_width && fills_height);
}

// The strip of the same columns that ends where the body begins, or null.
const Surface* StripAbove(const Box& body, const FrameState& frame, const ListState& lists) {
  const int32_t reach = lists.marks.scale.Px(6);
  for (uint32_t s = 0; s < frame.surfaces.surfaces.size(); ++s) {
    const Surface& surface = frame.surfaces.surfaces[s];
    const Box box = surface.box();
    if (box.height > lists.marks.scale.Px(kStripHeight)) continue;
    if (std::abs(box.x - body.x) > reach || std::abs(box.right() - body.right()) > reach) continue;
    const int32_t gap = body.y - box.bottom();
    if (gap >= -1 && gap <= lists.marks.scale.Px(16)) return &surface;
  }
  return nullptr;
}

struct TitleBar {
  int32_t buttons = 0;
  int32_t texts = 0;
};

TitleBar ReadTitleBar(const Box& window, const ListState& lists) {
  const Scale& scale = lists.marks.scale;
  TitleBar bar;
  const Box strip{window.x, window.y, window.width, scale.Px(kStripHeight)};
  const int32_t reach = std::min(scale.Px(kButtonsWidth), window.width / 3);
  uint32_t last = kNone;
  lists.index.Near(strip, [&](uint32_t i) {
    const Candidate& c = lists.candidates[i];
    if (!Contains(strip, c.box)) return;
    const int32_t small = std::min(c.box.width, c.box.height);
    const int32_t large = std::max(c.box.width, c.box.height);
    const bool is_corner = c.box.right() > window.right() - reach;
    if (i == last) return;  // a box over two cells is met twice
    last = i;
    if (c.kind == CandidateKind::kLine && c.letters >= 3) ++bar.texts;
    if (c.kind == CandidateKind::kGlyph && is_corner && large <= scale.Px(34) &&
        small >= scale.Px(2)) {
      ++bar.buttons;
    }
  });
  return bar;
}

bool IsKnown(const Box& box, const List<Candidate>& candidates, size_t first) {
  for (size_t i = first; i < candidates.size(); ++i) {
    if (IouPermille(candidates[i].box, box) >= kSameWindowPermille) return true;
  }
  return false;
}

Status ConsiderWindow(const FrameState& frame, Box body, uint32_t color, ListState& lists) {
  const Surface* strip = StripAbove(body, frame, lists);
  Box box = strip != nullptr ? Union(body, strip->box()) : body;
  const TitleBar bar = ReadTitleBar(box, lists);
  const bool is_window =
      bar.buttons >= 2 || (bar.buttons >= 1 && bar.texts >= 1 && strip != nullptr);
  if (!is_window) return Status::Ok();
  Candidate c;
  c.box = c.inner = box;
  c.kind = CandidateKind::kWindow;
  c.color = color;
  return lists.windows.Push(c);
}

}  // namespace

Status ProposeWindows(const FrameState& frame, ListState& lists) {
  const Scale& scale = lists.marks.scale;
  lists.windows.Clear();
  GENIE_RETURN_IF_ERROR(lists.index.Build(lists.candidates.size(), frame.planes.right.width,
                                          frame.planes.right.height, [&](uint32_t i) {
                                            const Candidate& c = lists.candidates[i];
                                            const bool is_piece = c.kind == CandidateKind::kLine ||
                                                                  c.kind == CandidateKind::kGlyph;
                                            return is_piece ? c.box : Box{};
                                          }));
  for (uint32_t s = 0; s < frame.surfaces.surfaces.size(); ++s) {
    const Surface& surface = frame.surfaces.surfaces[s];
    if (lists.marks.is_real[s] == 0 || !IsWindowSized(surface.box(), frame, scale)) continue;
    if (lists.windows.size() >= kMaxWindows) break;
    GENIE_RETURN_IF_ERROR(ConsiderWindow(frame, surface.box(), surface.color, lists));
  }
  for (const Mark& mark : lists.marks.marks) {
    if (!IsWindowSized(mark.box, frame, scale) || lists.windows.size() >= kMaxWindows) continue;
    GENIE_RETURN_IF_ERROR(ConsiderWindow(frame, mark.box, mark.color, lists));
  }
  // The largest of nested boxes of one window stands for it.
  std::sort(lists.windows.begin(), lists.windows.end(), [](const Candidate& a, const Candidate& b) {
    if (a.box.area() != b.box.area()) return a.box.area() > b.box.area();
    if (a.box.y != b.box.y) return a.box.y < b.box.y;
    return a.box.x < b.box.x;
  });
  const size_t first = lists.candidates.size();
  for (const Candidate& window : lists.windows) {
    if (IsKnown(window.box, lists.candidates, first)) continue;
    GENIE_RETURN_IF_ERROR(lists.candidates.Push(window));
  }
  return Status::Ok();
}

}  // namespace genie::detect
