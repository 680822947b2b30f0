// The state of a Scene as plain Python values, so that one can be pickled: sent to another process
// and made again there.
//
//   (width, height, scale in thousandths, content key, threshold, rows)      see SceneState
//
// Depends on: scene, nanobind. Thread safety: the GIL's.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include <nanobind/nanobind.h>

#include <genie/scene/scene.h>

namespace genie::python {

// id, role, x, y, width, height, confidence in thousandths, text, parent's index or -1, flags.
using ElementState = std::tuple<int64_t, std::string, int32_t, int32_t, int32_t, int32_t, uint16_t,
                                std::string, int32_t, uint8_t>;
using SceneState =
    std::tuple<int32_t, int32_t, int32_t, uint64_t, uint16_t, std::vector<ElementState>>;

// Errors: none. Cost: one tuple an element.
SceneState StateOf(const Scene& scene);

// Errors: kInvalidArgument (a role or a parent that does not exist), kOutOfMemory, as StatusError.
Scene SceneFrom(const SceneState& state);

}  // namespace genie::python
