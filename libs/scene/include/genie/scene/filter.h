// Filter: leaves the elements that a caller wants to see, in the order they had.
//
// It works on the finished list and recomputes nothing. A parent that was left out gives way to
// its nearest ancestor that stays. Ids stay as they were, so an element has the same id whatever
// the filter; `strings` keeps the texts of the elements that went.
//
// Depends on: scene.h. Thread safety: one writer of `scene` and `scratch`.
#pragma once

#include <cstdint>

#include <genie/scene/role_set.h>
#include <genie/scene/scene.h>

namespace genie {

struct SceneFilter {
  int32_t min_confidence_permille = 0;  // elements below it go
  RoleSet roles = RoleSet::All();       // elements of other roles go
};

//   scratch   overwritten; kept by a caller that wants no allocation per frame
//
// Cost:   O(elements * depth).
// Errors: kOutOfMemory (scratch), kInternal (a parent index that is no element, or a loop of
//         parents); `scene` is then unchanged.
Status FilterScene(const SceneFilter& filter, List<int32_t>& scratch, Scene& scene);

}  // namespace genie
