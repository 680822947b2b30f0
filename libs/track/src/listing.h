// The last step: from pairs of elements to the list of changes.
//
// Depends on: base, scene, change.h. Thread safety: free functions.
#pragma once

#include <genie/base/list.h>
#include <genie/track/change.h>

#include "tracked.h"

namespace genie::track {

// Writes the changes in Tracker::changes()'s order. The new elements have their ids.
// Cost: O(n). Errors: kOutOfMemory.
Status ListChanges(const Frames& frames, const Pairing& pairing, List<Change>& changes);

}  // namespace genie::track
