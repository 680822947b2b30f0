// What holds for any scenes: ids, the list of changes as a difference that can be applied, and
// independence of the order in which a detector found things.
#include <genie/track/tracker.h>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <genie/scene/reading_order.h>

#include "test_scene.h"

namespace genie {
namespace {

constexpr TrackOptions kHalf = {.min_confidence_permille = 500};

// Few boxes, roles and contents, so that much coincides.
Element AnyElement(int32_t parents) {
  Element e;
  e.box = {*rc::gen::inRange(0, 12) * 10, *rc::gen::inRange(0, 12) * 10,
           *rc::gen::inRange(0, 4) * 20, *rc::gen::inRange(0, 3) * 10};
  e.role =
      *rc::gen::element(Role::kText, Role::kCheckbox, Role::kButton, Role::kGroup, Role::kList);
  e.confidence = *rc::gen::element<uint16_t>(300, 700);
  e.flags = *rc::gen::element<uint8_t>(0, kChecked, kFocused | kInteractive);
  e.parent = *rc::gen::inRange(-1, parents);
  return e;
}

uint64_t AnyContent(Role role) {
  return IsContainerRole(role) ? 0 : *rc::gen::inRange<uint64_t>(1, 9);
}

TestScene AnyScene() {
  TestScene scene;
  const int32_t count = *rc::gen::inRange(0, 30);
  for (int32_t i = 0; i < count; ++i) {
    const Element e = AnyElement(i);
    scene.Add(e.role, e.box, AnyContent(e.role), e.parent, e.flags);
    scene.at(i).confidence = e.confidence;
  }
  return scene;
}

// The scene with some elements moved together and some replaced.
TestScene Edited(const TestScene& scene) {
  TestScene next;
  const int32_t dx = *rc::gen::inRange(-3, 4) * 10;
  const int32_t dy = *rc::gen::inRange(-3, 4) * 10;
  for (size_t i = 0; i < scene.content.size(); ++i) {
    Element e = scene.scene.elements[i];
    uint64_t content = scene.content[i];
    switch (*rc::gen::inRange(0, 6)) {
      case 0:
        content = AnyContent(e.role);
        break;
      case 1:
        e.flags = kChecked;
        break;
      case 2:
        e = AnyElement(static_cast<int32_t>(i));
        content = AnyContent(e.role);
        break;
      default:
        e.box.x += dx;
        e.box.y += dy;
    }
    next.Add(e.role, e.box, content, e.parent, e.flags);
    next.at(static_cast<int32_t>(i)).confidence = e.confidence;
  }
  return next;
}

TestScene AnyNext(const TestScene& scene) {
  return *rc::gen::arbitrary<bool>() ? Edited(scene) : AnyScene();
}

struct Seen {
  Box box;
  int state = 0;
  friend bool operator==(const Seen&, const Seen&) = default;
};
using Visible = std::map<int64_t, Seen>;

Visible VisibleOf(const TestScene& scene) {
  Visible visible;
  for (const Element& e : scene.scene.elements) {
    if (e.confidence < kHalf.min_confidence_permille) continue;
    visible[e.id] = {e.box, e.flags & kStateFlags};
  }
  return visible;
}

// Each change must speak of what is there, and say truly how it was.
void Apply(const Change& change, Visible& visible) {
  if (change.kind == ChangeKind::kAppeared) {
    RC_ASSERT(visible.count(change.id) == 0u);
    RC_ASSERT(change.before == Box{});
    visible[change.id] = {change.after, change.flags_after & kStateFlags};
    return;
  }
  RC_ASSERT(visible.count(change.id) == 1u);
  Seen& seen = visible[change.id];
  RC_ASSERT(seen.box == change.before || seen.box == change.after);
  if (change.kind == ChangeKind::kVanished) {
    RC_ASSERT(change.after == Box{});
    visible.erase(change.id);
    return;
  }
  seen.box = change.after;
  if (change.kind == ChangeKind::kStateChanged) seen.state = change.flags_after & kStateFlags;
}

RC_GTEST_PROP(TrackerProperty, ChangesAppliedToTheOldSceneGiveTheNewOne, ()) {
  Tracker tracker;
  TestScene scene = AnyScene();
  scene.Track(tracker, kHalf);
  for (int frame = 0; frame < 3; ++frame) {
    Visible visible = VisibleOf(scene);
    scene = AnyNext(scene);
    scene.Track(tracker, kHalf);
    for (const Change& change : tracker.changes()) Apply(change, visible);
    RC_ASSERT(visible == VisibleOf(scene));
  }
}

RC_GTEST_PROP(TrackerProperty, IdsAreUniqueAndNeverComeBack, ()) {
  Tracker tracker;
  TestScene scene = AnyScene();
  std::set<int64_t> ever;
  std::set<int64_t> last;
  for (int frame = 0; frame < 4; ++frame) {
    const Ids ids = scene.Track(tracker);
    const std::set<int64_t> now(ids.begin(), ids.end());
    RC_ASSERT(now.size() == ids.size());
    for (const int64_t id : now) RC_ASSERT(last.count(id) == 1u || ever.count(id) == 0u);
    ever.insert(now.begin(), now.end());
    last = now;
    scene = AnyNext(scene);
  }
}

RC_GTEST_PROP(TrackerProperty, EqualSceneChangesNothing, ()) {
  Tracker tracker;
  TestScene scene = AnyScene();
  scene.Track(tracker);
  scene = AnyNext(scene);
  const Ids ids = scene.Track(tracker);
  RC_ASSERT(scene.Track(tracker) == ids);
  RC_ASSERT(tracker.changes().empty());
}

RC_GTEST_PROP(TrackerProperty, ResetForgetsAllThatWasSeen, ()) {
  Tracker used;
  Tracker fresh;
  TestScene scene = AnyScene();
  scene.Track(used);
  used.Reset();
  scene = AnyNext(scene);
  RC_ASSERT(scene.Track(used) == scene.Track(fresh));
  RC_ASSERT(used.changes().empty());
  scene = AnyNext(scene);
  RC_ASSERT(scene.Track(used) == scene.Track(fresh));
  RC_ASSERT(std::ranges::equal(used.changes(), fresh.changes()));
}

// Vanished first, then by place in the new list, an element's changes in their kinds' order.
RC_GTEST_PROP(TrackerProperty, ChangesStandInOneOrder, ()) {
  Tracker tracker;
  TestScene scene = AnyScene();
  scene.Track(tracker);
  scene = AnyNext(scene);
  const Ids ids = scene.Track(tracker);
  const auto place = [&](const Change& c) {
    const auto at = std::ranges::find(ids, c.id) - ids.begin();
    const bool has_vanished = c.kind == ChangeKind::kVanished;
    return std::tuple(!has_vanished, has_vanished ? 0 : at, has_vanished ? 0 : int(c.kind));
  };
  RC_ASSERT(std::ranges::is_sorted(tracker.changes(), {}, place));
}

// Elements of different boxes, found in any order and put into reading order.
TestScene InReadingOrder(const TestScene& scene, const std::vector<size_t>& found) {
  std::vector<int32_t> place(found.size());
  for (size_t k = 0; k < found.size(); ++k) place[found[k]] = static_cast<int32_t>(k);
  std::vector<Element> elements;
  for (const size_t i : found) {
    Element e = scene.scene.elements[i];
    if (e.parent != kNoParent) e.parent = place[static_cast<size_t>(e.parent)];
    elements.push_back(e);
  }
  Arena scratch;
  std::vector<uint32_t> order(elements.size());
  RC_ASSERT(ReadingOrder(elements, scratch, order).ok());
  std::vector<int32_t> rank(order.size());
  for (size_t k = 0; k < order.size(); ++k) rank[order[k]] = static_cast<int32_t>(k);
  TestScene sorted;
  for (const uint32_t at : order) {
    const Element& e = elements[at];
    sorted.Add(e.role, e.box, scene.content[found[at]],
               e.parent == kNoParent ? kNoParent : rank[static_cast<size_t>(e.parent)], e.flags);
  }
  return sorted;
}

TestScene WithoutTwins(const TestScene& scene) {
  TestScene rest;
  std::set<std::tuple<int, int, int, int>> seen;
  for (size_t i = 0; i < scene.content.size(); ++i) {
    const Element& e = scene.scene.elements[i];
    if (!seen.insert({e.box.x, e.box.y, e.box.width, e.box.height}).second) continue;
    rest.Add(e.role, e.box, scene.content[i], kNoParent, e.flags);
  }
  return rest;
}

std::vector<size_t> AnyOrder(size_t count) {
  std::vector<size_t> order(count);
  for (size_t i = 0; i < count; ++i) order[i] = i;
  for (size_t i = count; i > 1; --i)
    std::swap(order[i - 1], order[*rc::gen::inRange<size_t>(0, i)]);
  return order;
}

RC_GTEST_PROP(TrackerProperty, OrderInWhichElementsWereFoundDoesNotMatter, ()) {
  Tracker tracker;
  Tracker other;
  TestScene scene = WithoutTwins(AnyScene());
  for (int frame = 0; frame < 3; ++frame) {
    const size_t count = scene.content.size();
    const Ids ids = InReadingOrder(scene, AnyOrder(count)).Track(tracker);
    RC_ASSERT(InReadingOrder(scene, AnyOrder(count)).Track(other) == ids);
    RC_ASSERT(std::ranges::equal(tracker.changes(), other.changes()));
    scene = WithoutTwins(AnyNext(scene));
  }
}

}  // namespace
}  // namespace genie
