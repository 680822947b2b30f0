// Change: one way in which an element of a session differs between two frames.
//
//   kind             before   after   means
//   appeared         empty    box     it is visible now and was not
//   vanished         box      empty   it was visible and is not now
//   moved            box      box     it stands elsewhere, or its box has another size with the
//                                     same content (a container that was resized)
//   content_changed  box      box     its ink or picture is another; its box may have grown
//   state_changed    box      box     disabled, checked, selected or focused differ
//
// One element can have several in one update: a clock in a window that is dragged has moved and
// changed its content. Each says both boxes in full, so that any one of them is enough to follow
// the element. docs/tracking.md has the rules.
//
// Depends on: base, scene. Thread safety: values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <genie/base/geometry.h>
#include <genie/scene/role.h>
#include <genie/scene/scene.h>

namespace genie {

enum class ChangeKind : uint8_t { kAppeared, kVanished, kMoved, kContentChanged, kStateChanged };
inline constexpr size_t kChangeKindCount = 5;

// The flags whose difference is a change of state; kInteractive follows from the role.
inline constexpr uint8_t kStateFlags = kDisabled | kChecked | kSelected | kFocused;

std::string_view ChangeKindName(ChangeKind kind);  // "content_changed"; static storage

struct Change {
  ChangeKind kind = ChangeKind::kAppeared;
  Role role = Role::kGroup;  // as it is now; of a vanished element, as it was
  int64_t id = 0;
  Box before = {};           // whole pixels of the source image; empty for kAppeared
  Box after = {};            // empty for kVanished
  uint8_t flags_before = 0;  // ElementFlag; 0 for kAppeared
  uint8_t flags_after = 0;   // 0 for kVanished

  friend constexpr bool operator==(const Change&, const Change&) = default;
};

}  // namespace genie
