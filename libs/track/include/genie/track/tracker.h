// Tracker: gives the elements of consecutive Scenes ids that stay with them, and lists what
// changed from one Scene to the next.
//
//   Scene + content ──match with the last Scene──▶ ids ──compare the pairs──▶ changes
//
// An element keeps its id while it stays where it is, moves (alone, with its window, or by a
// scroll), changes its text or picture in place, or changes its state. Ids never repeat in a
// session: what is new gets the next number. All elements have ids; changes speak of the visible
// ones only (TrackOptions). docs/tracking.md has the rules.
//
// Equal inputs give equal ids and changes on every target: integers and total orders decide.
//
// Ownership: the tracker keeps a record of the last Scene (some 64 bytes an element) and its
//            scratch; nothing in it points to the caller's Scene.
// Depends on: base, scene. Thread safety: one tracker is used by one thread at a time; trackers
//            are independent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include <genie/base/status.h>
#include <genie/scene/role_set.h>
#include <genie/scene/scene.h>
#include <genie/track/change.h>

namespace genie {

// Which elements changes speak of.
struct TrackOptions {
  int32_t min_confidence_permille = 0;
  RoleSet roles = RoleSet::All();
};

class Tracker {
 public:
  // A Scene with more elements is refused: no screen comes near, and memory stays bounded.
  static constexpr size_t kMaxElements = size_t{1} << 18;
  // Of a box's left and top (either sign), width and height.
  static constexpr int32_t kMaxCoordinate = 1 << 20;

  Tracker();
  ~Tracker();
  Tracker(Tracker&&) noexcept;
  Tracker& operator=(Tracker&&) noexcept;

  // Takes the next Scene: overwrites Element::id and lists what changed since the last one.
  // The first Scene (also after Reset) lists nothing; its ids are 1 .. n in its order.
  //
  //   scene    in reading order; parents are indices into it or kNoParent
  //   content  as DetectSession::content(): a signature for each element of `scene` that does
  //            not depend on its place, 0 where it has none
  //   options  may differ from call to call: what they newly let through has appeared
  //
  // Cost:   O(n) while little changed, O(n log n) at worst; in the steady state no allocation.
  // Errors: kInvalidArgument (`content` has another length, a parent is no element, a box is out
  //         of range), kLimitExceeded (too many elements), kOutOfMemory. Ids of `scene` are then
  //         as they were, changes() is empty, and the next call compares with the last Scene
  //         that was taken.
  Status Update(Scene& scene, std::span<const uint64_t> content, const TrackOptions& options);

  // What the last Update found: what vanished, in the reading order of the Scene before; then the
  // rest in the reading order of the new one, an element's several changes in ChangeKind's order.
  // Valid until the next call.
  std::span<const Change> changes() const;

  // Forgets everything: the next Scene is the first of a new session.
  void Reset();

  size_t bytes() const;  // held by the record and the scratch

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace genie
