// Content: one signature for each element of a Scene, from the frame's planes of bits.
//
// Text is signed by its ink alone, so that a highlight behind it is no change of its content;
// pictures and icons by ink and edges. A signature does not depend on where the element stands.
//
// Depends on: frame_state, scene. Thread safety: one context, one thread.
#pragma once

#include <genie/base/list.h>
#include <genie/scene/scene.h>

#include "frame_state.h"

namespace genie::detect {

// One value for each element of `scene`, 0 for containers. Errors: kOutOfMemory.
Status SignContent(const FrameState& frame, const Scene& scene, List<uint64_t>& content);

}  // namespace genie::detect
