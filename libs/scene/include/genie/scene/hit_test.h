// Hit-testing: which element is at a point.
//
// Of the elements whose box holds the point the smallest wins; of two equally large ones the later
// in reading order, which is the deeper.
//
// Depends on: scene.h. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/scene/scene.h>

namespace genie {

enum class HitKind : uint8_t { kAny, kInteractive };

inline constexpr int32_t kNoElement = -1;

// The index of the element at `point`, or kNoElement. Cost: O(elements).
int32_t ElementAt(const Scene& scene, Point point, HitKind kind = HitKind::kAny);

}  // namespace genie
