// The list of changes: see listing.h.
#include "listing.h"

#include "likeness.h"

namespace genie::track {
namespace {

bool IsVisible(const Tracked& t) { return t.visibility == Visibility::kVisible; }

Change Vanished(const Tracked& was) {
  return {.kind = ChangeKind::kVanished,
          .role = was.role,
          .id = was.id,
          .before = was.box,
          .flags_before = was.flags};
}

Change Appeared(const Tracked& is) {
  return {.kind = ChangeKind::kAppeared,
          .role = is.role,
          .id = is.id,
          .after = is.box,
          .flags_after = is.flags};
}

Change Between(ChangeKind kind, const Tracked& was, const Tracked& is) {
  return {.kind = kind,
          .role = is.role,
          .id = is.id,
          .before = was.box,
          .after = is.box,
          .flags_before = was.flags,
          .flags_after = is.flags};
}

// The look of these is their state: a tick that comes or goes is no other content.
bool IsCheckable(Role role) {
  return role == Role::kCheckbox || role == Role::kRadio || role == Role::kSwitch ||
         role == Role::kMenuitemcheckbox || role == Role::kMenuitemradio;
}

bool HasOtherState(const Tracked& was, const Tracked& is) {
  return ((was.flags ^ is.flags) & kStateFlags) != 0;
}

bool HasOtherContent(const Tracked& was, const Tracked& is) {
  if (was.content == is.content || was.content == 0 || is.content == 0) return false;
  return !(IsCheckable(is.role) && HasOtherState(was, is));
}

Status ListBetween(const Tracked& was, const Tracked& is, List<Change>& changes) {
  const bool is_other_content = HasOtherContent(was, is);
  const bool is_elsewhere = is_other_content ? !IsInPlace(was.box, is.box) : was.box != is.box;
  if (is_elsewhere) {
    GENIE_RETURN_IF_ERROR(changes.Push(Between(ChangeKind::kMoved, was, is)));
  }
  if (is_other_content) {
    GENIE_RETURN_IF_ERROR(changes.Push(Between(ChangeKind::kContentChanged, was, is)));
  }
  if (HasOtherState(was, is)) {
    GENIE_RETURN_IF_ERROR(changes.Push(Between(ChangeKind::kStateChanged, was, is)));
  }
  return Status::Ok();
}

}  // namespace

Status ListChanges(const Frames& frames, const Pairing& pairing, List<Change>& changes) {
  changes.Clear();
  for (size_t i = 0; i < frames.old_frame.size(); ++i) {
    const Tracked& was = frames.old_frame[i];
    const int32_t j = pairing.new_of[i];
    if (IsVisible(was) && (j == kUnpaired || !IsVisible(frames.new_frame[j]))) {
      GENIE_RETURN_IF_ERROR(changes.Push(Vanished(was)));
    }
  }
  for (size_t j = 0; j < frames.new_frame.size(); ++j) {
    const Tracked& is = frames.new_frame[j];
    if (!IsVisible(is)) continue;
    const int32_t i = pairing.old_of[j];
    if (i == kUnpaired || !IsVisible(frames.old_frame[i])) {
      GENIE_RETURN_IF_ERROR(changes.Push(Appeared(is)));
    } else {
      GENIE_RETURN_IF_ERROR(ListBetween(frames.old_frame[i], is, changes));
    }
  }
  return Status::Ok();
}

}  // namespace genie::track
