// Content: one signature for each element of a Scene, from the frame's planes of bits.
//
// Text is signed by its ink alone, so that a highlight behind it is no change of its content;
// pictures and icons by ink and edges. A signature does not depend on where the element stands.
//
// Signatures of the last frame are kept: an element that stands where one stood, and of which no
// tile was worked on, has the signature that one had. On a page of photographs signing all anew
// would cost 0.35 ms, a quarter of a small update.
//
// Depends on: frame_state, scene. Thread safety: one context, one thread.
#pragma once

#include <genie/base/list.h>
#include <genie/scene/scene.h>

#include "frame_state.h"

namespace genie::detect {

// What of an element is signed.
enum class Signing : uint8_t { kNothing, kInk, kInkAndEdges };

struct Signature {
  Box box;
  Signing signing = Signing::kNothing;
  uint64_t value = 0;
};

struct SignatureMemory {
  List<Signature> last;  // of the last Scene, in its order
  List<Signature> next;  // scratch
};

// One value for each element of `scene`, 0 for containers. `frame.work` tells of the tiles that
// were worked on since the memory's Scene. Errors: kOutOfMemory.
Status SignContent(const FrameState& frame, const Scene& scene, SignatureMemory& memory,
                   List<uint64_t>& content);

}  // namespace genie::detect
