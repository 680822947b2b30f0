// Tracker: see genie/track/tracker.h.
#include <genie/track/tracker.h>

#include <new>
#include <utility>

#include "listing.h"
#include "matching.h"
#include "tracked.h"

namespace genie {

using track::Frames;
using track::kUnpaired;
using track::Pairing;
using track::Tracked;
using track::Visibility;

enum class SessionStage : uint8_t { kNew, kRunning };

struct Tracker::State {
  List<Tracked> last;  // of the last Scene that was taken
  List<Tracked> next;  // of the one in work
  List<Change> changes;
  Pairing pairing;
  track::Matcher matcher;
  int64_t last_id = 0;
  SessionStage stage = SessionStage::kNew;
};

namespace {

bool IsInRange(const Box& box) {
  constexpr int32_t kMax = Tracker::kMaxCoordinate;
  return box.x >= -kMax && box.x <= kMax && box.y >= -kMax && box.y <= kMax && box.width >= 0 &&
         box.width <= kMax && box.height >= 0 && box.height <= kMax;
}

Status Check(const Scene& scene, std::span<const uint64_t> content) {
  const size_t count = scene.elements.size();
  if (count > Tracker::kMaxElements) {
    return Status(StatusCode::kLimitExceeded, "scene has too many elements to track")
        .With("elements", static_cast<int64_t>(count))
        .With("limit", static_cast<int64_t>(Tracker::kMaxElements));
  }
  if (content.size() != count) {
    return Status(StatusCode::kInvalidArgument, "give one content signature for each element")
        .With("signatures", static_cast<int64_t>(content.size()))
        .With("elements", static_cast<int64_t>(count));
  }
  for (size_t i = 0; i < count; ++i) {
    const Element& e = scene.elements[i];
    if (e.parent < kNoParent || e.parent >= static_cast<int64_t>(count)) {
      return Status(StatusCode::kInvalidArgument, "an element's parent is no element of the scene")
          .With("element", static_cast<int64_t>(i))
          .With("parent", e.parent);
    }
    if (!IsInRange(e.box)) {
      return Status(StatusCode::kInvalidArgument, "an element's box is out of range")
          .With("element", static_cast<int64_t>(i))
          .With("limit", Tracker::kMaxCoordinate);
    }
  }
  return Status::Ok();
}

Status Record(const Scene& scene, std::span<const uint64_t> content, const TrackOptions& options,
              List<Tracked>& list) {
  GENIE_RETURN_IF_ERROR(list.Resize(scene.elements.size()));
  for (size_t i = 0; i < list.size(); ++i) {
    const Element& e = scene.elements[i];
    const bool is_visible =
        e.confidence >= options.min_confidence_permille && options.roles.Has(e.role);
    list[i] = {.content = content[i],
               .box = e.box,
               .parent = e.parent,
               .role = e.role,
               .flags = e.flags,
               .visibility = is_visible ? Visibility::kVisible : Visibility::kHidden};
  }
  return Status::Ok();
}

// Ids of the pairs are handed on, the others get the next numbers. Returns the last one given.
int64_t HandOutIds(Tracker::State& state) {
  int64_t last_id = state.last_id;
  for (size_t j = 0; j < state.next.size(); ++j) {
    const int32_t i = state.pairing.old_of[j];
    state.next[j].id = i == kUnpaired ? ++last_id : state.last[i].id;
  }
  return last_id;
}

}  // namespace

Tracker::Tracker() = default;
Tracker::~Tracker() = default;
Tracker::Tracker(Tracker&&) noexcept = default;
Tracker& Tracker::operator=(Tracker&&) noexcept = default;

Status Tracker::Update(Scene& scene, std::span<const uint64_t> content,
                       const TrackOptions& options) {
  if (state_ == nullptr) state_.reset(new (std::nothrow) State);
  if (state_ == nullptr) return Status(StatusCode::kOutOfMemory, "no memory for a tracker");
  State& state = *state_;
  state.changes.Clear();
  GENIE_RETURN_IF_ERROR(Check(scene, content));
  GENIE_RETURN_IF_ERROR(Record(scene, content, options, state.next));
  const Frames frames{state.last.span(), state.next.span()};
  GENIE_RETURN_IF_ERROR(state.matcher.Match(frames, state.pairing));
  const int64_t last_id = HandOutIds(state);
  if (state.stage == SessionStage::kRunning) {
    const Status listed = track::ListChanges(frames, state.pairing, state.changes);
    if (!listed.ok()) {
      state.changes.Clear();
      return listed;
    }
  }
  for (size_t j = 0; j < state.next.size(); ++j) scene.elements[j].id = state.next[j].id;
  std::swap(state.last, state.next);
  state.last_id = last_id;
  state.stage = SessionStage::kRunning;
  return Status::Ok();
}

std::span<const Change> Tracker::changes() const {
  return state_ == nullptr ? std::span<const Change>() : state_->changes.span();
}

void Tracker::Reset() {
  if (state_ == nullptr) return;
  state_->last.Clear();
  state_->changes.Clear();
  state_->last_id = 0;
  state_->stage = SessionStage::kNew;
}

size_t Tracker::bytes() const {
  if (state_ == nullptr) return 0;
  const State& s = *state_;
  return (s.last.capacity() + s.next.capacity()) * sizeof(Tracked) +
         s.changes.capacity() * sizeof(Change) + s.matcher.bytes() +
         (s.pairing.new_of.capacity() + s.pairing.old_of.capacity()) * sizeof(int32_t);
}

}  // namespace genie
