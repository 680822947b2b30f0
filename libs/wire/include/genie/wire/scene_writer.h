// Writes a Scene: its header, and its two lists as they lie in memory.
//
// Depends on: base, scene, body.h. Thread safety: free functions on distinct bodies.
#pragma once

#include <genie/base/status.h>
#include <genie/scene/scene.h>
#include <genie/wire/body.h>

namespace genie::wire {

// Appends `scene` to `body`: for a message of kind kScene, or within a tree (TreeWriter::Scene).
//
// Ownership: `scene` is borrowed by the body until the message is written.
// Cost:      O(elements) to check it, about 1 ns each; the lists are copied with the message.
// Errors:    kInvalidArgument: not what SceneView takes (a parent that does not come before its
//            child, a text outside of the strings or not UTF-8, an unknown role); kLimitExceeded;
//            they are the body's status() too.
Status WriteScene(const Scene& scene, Body& body);

}  // namespace genie::wire
