// Windows: large rectangles with a title bar. See list_state.h.
//
// A window is a large surface, or a large outline, whose top strip ends in small buttons: two or
// more in a row, or one in a strip of its own colour beside a title. The box takes in the strip
// above the body and the drawn border.
#include <algorithm>
#include <cstdlib>
#include <span>

#include "list_state.h"

namespace genie::detect {
namespace {

constexpr int32_t kMinWidth = 200;  // px at scale 1
constexpr int32_t kMinHeight = 120;
constexpr int32_t kStripHeight = 54;    // the tallest title bar
constexpr int32_t kButtonsWidth = 150;  // how far from the corner its buttons reach
constexpr int32_t kSameWindowPermille = 550;
constexpr int kMaxBars = 4;
constexpr int32_t kInWindowsPercent = 75;
constexpr size_t kMaxWindows = 64;  // a limit for hostile frames

bool IsWindowSized(const Box& box, const FrameState& frame, const Scale& scale) {
  if (box.width < scale.Px(kMinWidth) || box.height < scale.Px(kMinHeight)) return false;
  // A window may hang over the right or the lower edge of the screen; what lies on the left or
  // the upper edge, or on both others, is a part of a page.
  const bool over_right = box.right() >= frame.planes.right.width;
  const bool over_bottom = box.bottom() >= frame.planes.right.height;
  return box.x > 0 && box.y > 0 && !(over_right && over_bottom);
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
    if (box.y < body.y && gap >= -1 && gap <= lists.marks.scale.Px(16)) return &surface;
  }
  return nullptr;
}

bool IsTitlePart(const Candidate& c) {
  return c.kind == CandidateKind::kLine || c.kind == CandidateKind::kGlyph ||
         c.kind == CandidateKind::kRectangle;
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
    if (c.kind == CandidateKind::kLine && c.letters >= 3) {
      ++bar.texts;
    } else if (is_corner && large <= scale.Px(34) && small >= scale.Px(2)) {
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

enum class WindowShape : uint8_t { kSurface, kOutline };

Status ConsiderWindow(const FrameState& frame, const Box& body, WindowShape shape, uint32_t color,
                      ListState& lists) {
  // A title bar, its shaded half, a menu bar and a tool bar may lie above the body.
  Box box = body;
  bool has_strip = false;
  for (int i = 0; i < kMaxBars; ++i) {
    const Surface* strip = StripAbove(box, frame, lists);
    if (strip == nullptr) break;
    box = Union(box, strip->box());
    has_strip = true;
  }
  const TitleBar bar = ReadTitleBar(box, lists);
  const bool is_window = bar.buttons >= 2 || (bar.buttons >= 1 && bar.texts >= 1 && has_strip);
  // An outline around a title is enough: panels without title bars are surfaces.
  const bool is_framed = shape == WindowShape::kOutline && bar.buttons + bar.texts >= 1;
  if (!is_window && !is_framed) return Status::Ok();
  Candidate c;
  c.box = c.inner = box;
  c.kind = CandidateKind::kWindow;
  c.color = color;
  c.is_hollow = !is_window;
  return lists.windows.Push(c);
}

// Whether nearly all text lies in windows, as on a desktop; a page has text around its panels.
// Outlines without title buttons count only as the one window of a screen: the first `count`.
bool HoldsTheText(const ListState& lists, size_t count) {
  int32_t inside = 0;
  int32_t all = 0;
  for (const Candidate& c : lists.candidates) {
    if (c.kind != CandidateKind::kLine || c.letters < 3) continue;
    ++all;
    for (size_t i = 0; i < count; ++i) {
      if (!Contains(lists.windows[i].box, c.box)) continue;
      ++inside;
      break;
    }
  }
  return inside * 100 >= all * kInWindowsPercent;
}

// Three or more boxes of which no two overlap are the cards of a page: windows overlap or are few.
bool IsDashboard(std::span<const Candidate> windows) {
  if (windows.size() < 3) return false;
  for (size_t i = 0; i < windows.size(); ++i) {
    for (size_t k = 0; k < i; ++k) {
      if (!Intersection(windows[i].box, windows[k].box).empty()) return false;
    }
  }
  return true;
}

// Outlines go, but for the largest box of all when it alone holds the text.
void DropOutlines(ListState& lists) {
  if (lists.windows.empty()) return;
  const bool is_single = lists.windows[0].is_hollow && HoldsTheText(lists, 1);
  size_t kept = 0;
  for (size_t i = 0; i < lists.windows.size(); ++i) {
    const bool stays = !lists.windows[i].is_hollow || (i == 0 && is_single);
    if (stays) lists.windows[kept++] = lists.windows[i];
  }
  lists.windows.Truncate(kept);
}

}  // namespace

Status ProposeWindows(const FrameState& frame, ListState& lists) {
  const Scale& scale = lists.marks.scale;
  lists.windows.Clear();
  GENIE_RETURN_IF_ERROR(lists.index.Build(lists.candidates.size(), frame.planes.right.width,
                                          frame.planes.right.height, [&](uint32_t i) {
                                            const Candidate& c = lists.candidates[i];
                                            return IsTitlePart(c) ? c.box : Box{};
                                          }));
  for (uint32_t s = 0; s < frame.surfaces.surfaces.size(); ++s) {
    const Surface& surface = frame.surfaces.surfaces[s];
    if (lists.marks.is_real[s] == 0 || !IsWindowSized(surface.box(), frame, scale)) continue;
    if (lists.windows.size() >= kMaxWindows) break;
    GENIE_RETURN_IF_ERROR(
        ConsiderWindow(frame, surface.box(), WindowShape::kSurface, surface.color, lists));
  }
  for (const Mark& mark : lists.marks.marks) {
    if (!IsWindowSized(mark.box, frame, scale) || lists.windows.size() >= kMaxWindows) continue;
    GENIE_RETURN_IF_ERROR(
        ConsiderWindow(frame, mark.box, WindowShape::kOutline, mark.color, lists));
  }
  // The largest of nested boxes of one window stands for it.
  std::sort(lists.windows.begin(), lists.windows.end(), [](const Candidate& a, const Candidate& b) {
    if (a.box.area() != b.box.area()) return a.box.area() > b.box.area();
    if (a.box.y != b.box.y) return a.box.y < b.box.y;
    return a.box.x < b.box.x;
  });
  DropOutlines(lists);
  if (!HoldsTheText(lists, lists.windows.size())) return Status::Ok();
  const size_t first = lists.candidates.size();
  for (const Candidate& window : lists.windows) {
    if (IsKnown(window.box, lists.candidates, first)) continue;
    GENIE_RETURN_IF_ERROR(lists.candidates.Push(window));
  }
  const std::span<const Candidate> found(lists.candidates.begin() + first, lists.candidates.end());
  if (IsDashboard(found)) lists.candidates.Truncate(first);
  return Status::Ok();
}

}  // namespace genie::detect
