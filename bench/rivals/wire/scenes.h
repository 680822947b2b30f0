// Scenes to race with: `count` elements with roles, boxes, parents and texts as a dense screen has
// them, the same in every run; and the comparison of two of them.
//
// Depends on: scene. Thread safety: free functions.
#pragma once

#include <genie/scene/scene.h>

namespace genie::races {

Scene MakeScene(int count);

// Every field of every element, and the image's.
bool AreEqual(const Scene& a, const Scene& b);

}  // namespace genie::races
