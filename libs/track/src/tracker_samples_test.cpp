// Tracker on real screens: five frames of one session (a title is typed, the caret blinks, a task
// is checked off, a menu opens and its highlight moves), and a list and a window that are moved
// pixel by pixel.
#include <genie/track/tracker.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <genie/codec/decode.h>
#include <genie/codec/file.h>
#include <genie/detect/session.h>
#include <genie/image/copy.h>

#include "shift.h"

namespace genie {
namespace {

using track::Moved;
using track::MovedBack;
using track::Shift;

Image Load(const std::string& name) {
  List<uint8_t> file;
  EXPECT_TRUE(ReadFile(GENIE_SCREENS_DIR "/" + name + ".png", {}, file).ok());
  auto decoded = Decode(file.span());
  EXPECT_TRUE(decoded.has_value());
  return *decoded;
}

// What one frame gave.
struct Tracked {
  std::vector<Element> elements;
  std::vector<uint64_t> content;
  std::vector<Change> changes;

  // The element with this box, role and content, or null.
  const Element* Find(const Element& like, uint64_t signature, const Box& box) const {
    for (size_t i = 0; i < elements.size(); ++i) {
      const Element& e = elements[i];
      if (e.box == box && e.role == like.role && content[i] == signature) return &e;
    }
    return nullptr;
  }
  size_t Count(ChangeKind kind) const {
    return static_cast<size_t>(
        std::ranges::count_if(changes, [&](const Change& c) { return c.kind == kind; }));
  }
  const Element* WithId(int64_t id) const {
    const auto at = std::ranges::find_if(elements, [&](const Element& e) { return e.id == id; });
    return at == elements.end() ? nullptr : &*at;
  }
};

// A session of detection and tracking.
class Watcher {
 public:
  Tracked See(ConstImageView frame) {
    EXPECT_TRUE(session_.Update(frame, {}, {}).ok());
    Scene scene;
    for (const Element& e : session_.scene().elements) EXPECT_TRUE(scene.elements.Push(e).ok());
    EXPECT_TRUE(tracker_.Update(scene, session_.content(), {}).ok());
    return {{scene.elements.begin(), scene.elements.end()},
            {session_.content().begin(), session_.content().end()},
            {tracker_.changes().begin(), tracker_.changes().end()}};
  }

 private:
  DetectSession session_;
  Tracker tracker_;
};

// Of the elements that stand in both frames as they were, the share that kept its id.
void ExpectUnchangedKeepIds(const Tracked& was, const Tracked& is) {
  size_t unchanged = 0;
  size_t kept = 0;
  for (size_t j = 0; j < is.elements.size(); ++j) {
    const Element& e = is.elements[j];
    const Element* before = was.Find(e, is.content[j], e.box);
    if (before == nullptr) continue;
    ++unchanged;
    kept += before->id == e.id ? 1 : 0;
  }
  EXPECT_GT(unchanged, is.elements.size() / 2);
  EXPECT_EQ(kept, unchanged);
}

std::vector<Tracked> SeeSession() {
  Watcher watcher;
  std::vector<Tracked> frames;
  for (int k = 1; k <= 5; ++k) {
    frames.push_back(watcher.See(Load("session-" + std::to_string(k)).view()));
  }
  return frames;
}

TEST(TrackerSamples, WhatStaysInASessionKeepsItsId) {
  const std::vector<Tracked> frames = SeeSession();
  for (size_t k = 1; k < frames.size(); ++k) {
    SCOPED_TRACE(k + 1);
    ExpectUnchangedKeepIds(frames[k - 1], frames[k]);
  }
}

TEST(TrackerSamples, TypedTitleIsTheSameTextWithOtherContent) {
  const std::vector<Tracked> frames = SeeSession();
  const Box typed{1537, 153, 102, 18};
  const auto at =
      std::ranges::find_if(frames[1].changes, [&](const Change& c) { return c.after == typed; });
  ASSERT_NE(at, frames[1].changes.end());
  EXPECT_EQ(at->kind, ChangeKind::kContentChanged);
  EXPECT_EQ(at->role, Role::kText);
  EXPECT_EQ(at->before, (Box{1537, 153, 82, 18}));
  // Two frames and two carets later it still is.
  const Element* last = frames[4].WithId(at->id);
  ASSERT_NE(last, nullptr);
  EXPECT_EQ(last->box.x, typed.x);
  EXPECT_EQ(frames[1].Count(ChangeKind::kAppeared), 0u);
  EXPECT_EQ(frames[1].Count(ChangeKind::kVanished), 0u);
  EXPECT_EQ(frames[1].Count(ChangeKind::kMoved), 0u);
}

TEST(TrackerSamples, CheckedTaskChangesItsState) {
  const std::vector<Tracked> frames = SeeSession();
  ASSERT_EQ(frames[2].Count(ChangeKind::kStateChanged), 1u);
  const auto at = std::ranges::find_if(
      frames[2].changes, [](const Change& c) { return c.kind == ChangeKind::kStateChanged; });
  EXPECT_EQ(at->role, Role::kCheckbox);
  EXPECT_EQ(at->before, at->after);
  EXPECT_EQ(at->flags_before & kChecked, 0);
  EXPECT_EQ(at->flags_after & kChecked, kChecked);
}

TEST(TrackerSamples, OpenedMenuAppears) {
  const std::vector<Tracked> frames = SeeSession();
  const Box menu{1689, 113, 207, 181};
  size_t inside = 0;
  for (const Change& c : frames[3].changes) {
    inside += c.kind == ChangeKind::kAppeared && Contains(menu, c.after) ? 1 : 0;
  }
  EXPECT_GE(inside, 10u);
  EXPECT_EQ(frames[4].Count(ChangeKind::kAppeared), 1u) << "only the highlight is new";
}

enum class Uncovered : uint8_t { kOnePixel, kSameRow };

// How many of those that were found again kept their id.
struct Share {
  size_t all = 0;
  size_t kept = 0;

  void Count(const Element* before, const Element& now) {
    if (before == nullptr) return;
    ++all;
    kept += before->id == now.id ? 1 : 0;
  }
};

// The content of `area` moves and is shown inside `shown`; what it uncovers takes the colour of
// the pixel at (x, y) of `ground`, or of the pixel at x in the same row.
struct Move {
  Box area;
  Shift by;
  Box shown;
  int32_t ground_x;
  int32_t ground_y;
  Uncovered uncovered;
};

void MovePixels(Image& image, const Move& move) {
  const Image before = image;
  auto after = Image::Create(image.view().width, image.view().height, image.view().format);
  ASSERT_TRUE(after.has_value());
  ASSERT_TRUE(CopyPixels(before.view(), after->mutable_view()).ok());
  const auto pixel = static_cast<size_t>(BytesPerPixel(before.view().format));
  const Box touched = Union(move.area, move.shown);
  for (int32_t y = touched.y; y < touched.bottom(); ++y) {
    for (int32_t x = touched.x; x < touched.right(); ++x) {
      const bool is_moved = Contains(Moved(move.area, move.by), x, y) && Contains(move.shown, x, y);
      if (!is_moved && !Contains(move.area, x, y)) continue;
      const int32_t row = move.uncovered == Uncovered::kSameRow ? y : move.ground_y;
      const uint8_t* from = is_moved ? before.view().row(y - move.by.dy) + (x - move.by.dx) * pixel
                                     : before.view().row(row) + move.ground_x * pixel;
      std::memcpy(after->mutable_view().row(y) + x * pixel, from, pixel);
    }
  }
  image = *after;
}

// Elements with content that stood in `area` and now stand there moved by `by`: all of those that
// are found again must be the ones that they were.
void ExpectMovedKeepIds(const Tracked& was, const Tracked& is, const Box& area, Shift by) {
  size_t moved = 0;
  size_t kept = 0;
  for (size_t j = 0; j < is.elements.size(); ++j) {
    const Element& e = is.elements[j];
    if (!Contains(area, e.box) || !Contains(area, MovedBack(e.box, by))) continue;
    const Element* before = was.Find(e, is.content[j], MovedBack(e.box, by));
    if (before == nullptr) continue;
    ++moved;
    kept += before->id == e.id ? 1 : 0;
    if (before->id != e.id) {
      ADD_FAILURE() << RoleName(e.role) << " at " << e.box.x << "," << e.box.y << " size "
                    << e.box.width << "x" << e.box.height << " content " << is.content[j];
    }
  }
  EXPECT_GT(moved, 20u);
  EXPECT_EQ(kept, moved);
}

class ScrolledList : public testing::TestWithParam<int32_t> {};

// The rows are 43 px apart and hold equal check boxes, flags and repeated words.
TEST_P(ScrolledList, RowsKeepTheirIds) {
  const Box list{265, 121, 1209, 858};
  const Shift by{0, -GetParam()};
  Watcher watcher;
  Image image = Load("session-1");
  const Tracked was = watcher.See(image.view());
  MovePixels(image, {list, by, list, 1000, 1000, Uncovered::kOnePixel});
  const Tracked is = watcher.See(image.view());
  ExpectMovedKeepIds(was, is, list, by);
}

// The middle of a screen, whatever it holds, is scrolled over its edges: boxes are cut, rows have
// equal words, and half of the neighbours stay. Of the elements with content that are found again
// whole, nearly all must be the ones that they were; those outside, all.
class ScrolledScreen : public testing::TestWithParam<std::tuple<const char*, Shift>> {};

TEST_P(ScrolledScreen, KeepsIdsInsideAndOutside) {
  const auto [name, by] = GetParam();
  Watcher watcher;
  Image image = Load(name);
  const auto [width, height] = std::pair(image.view().width, image.view().height);
  const Box area{width / 5, height / 6, width * 3 / 5, height * 2 / 3};
  const Tracked was = watcher.See(image.view());
  MovePixels(image, {area, by, area, width / 2, height - 3, Uncovered::kOnePixel});
  const Tracked is = watcher.See(image.view());
  Share inside;
  Share outside;
  for (size_t j = 0; j < is.elements.size(); ++j) {
    const Element& e = is.elements[j];
    if (is.content[j] == 0) continue;
    if (Contains(area, e.box) && Contains(area, MovedBack(e.box, by))) {
      inside.Count(was.Find(e, is.content[j], MovedBack(e.box, by)), e);
    } else if (Intersection(area, e.box).empty()) {
      outside.Count(was.Find(e, is.content[j], e.box), e);
    }
  }
  EXPECT_GT(inside.all + outside.all, 50u);
  EXPECT_GE(100 * inside.kept, 97 * inside.all) << inside.kept << " of " << inside.all;
  EXPECT_EQ(outside.kept, outside.all);
}

INSTANTIATE_TEST_SUITE_P(
    By, ScrolledScreen,
    testing::Combine(testing::Values("staff-table-light", "orders-light", "mail-light",
                                     "files-dark", "desktop-files-dark", "calendar-light",
                                     "board-dark", "settings-2x", "player-dark", "greenhouse-dark"),
                     testing::Values(Shift{0, -17}, Shift{0, -100}, Shift{-60, -48})));

INSTANTIATE_TEST_SUITE_P(By, ScrolledList, testing::Values(1, 7, 20, 43, 86, 100, 120, 129, 430));

class DraggedWindow : public testing::TestWithParam<Shift> {};

TEST_P(DraggedWindow, KeepsItsIdAndThoseOfAllItHolds) {
  const Box window{960, 440, 463, 428};
  const Box screen{0, 0, 1920, 1080};
  const Shift by = GetParam();
  Watcher watcher;
  Image image = Load("desktop-two-windows");
  const Tracked was = watcher.See(image.view());
  MovePixels(image, {window, by, screen, 1900, 0, Uncovered::kSameRow});
  const Tracked is = watcher.See(image.view());
  ExpectMovedKeepIds(was, is, screen, by);
  const auto frame = std::ranges::find_if(was.elements, [&](const Element& e) {
    return IsContainerRole(e.role) && IouPermille(e.box, window) > 950;
  });
  ASSERT_NE(frame, was.elements.end());
  const Element* now = is.WithId(frame->id);
  ASSERT_NE(now, nullptr);
  EXPECT_GE(IouPermille(now->box, Moved(frame->box, by)), 950);
}

INSTANTIATE_TEST_SUITE_P(By, DraggedWindow,
                         testing::Values(Shift{1, 0}, Shift{11, 7}, Shift{200, -60},
                                         Shift{455, 150}, Shift{-400, -300}, Shift{91, 50}));

}  // namespace
}  // namespace genie
