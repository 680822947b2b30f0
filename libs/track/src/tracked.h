// Tracked: what the tracker remembers of an element, and Pairing: which element of the last frame
// is which of the new one.
//
// Depends on: base, scene. Thread safety: values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <genie/base/list.h>
#include <genie/scene/scene.h>

namespace genie::track {

enum class Visibility : uint8_t { kHidden, kVisible };

struct Tracked {
  uint64_t content = 0;  // 0: none
  int64_t id = 0;
  Box box;
  int32_t parent = kNoParent;
  Role role = Role::kGroup;
  uint8_t flags = 0;
  Visibility visibility = Visibility::kHidden;
};

inline constexpr int32_t kUnpaired = -1;

// A partial one-to-one map between the elements of two frames, as indices.
struct Pairing {
  List<int32_t> new_of;  // for each old element
  List<int32_t> old_of;  // for each new element

  // Errors: kOutOfMemory.
  [[nodiscard]] Status Reset(size_t old_count, size_t new_count) {
    GENIE_RETURN_IF_ERROR(new_of.Assign(old_count, kUnpaired));
    return old_of.Assign(new_count, kUnpaired);
  }
  void Pair(int32_t old_index, int32_t new_index) {
    new_of[old_index] = new_index;
    old_of[new_index] = old_index;
  }
  // Dissolves what the two were paired with.
  void Part(int32_t old_index, int32_t new_index) {
    if (new_of[old_index] != kUnpaired) old_of[new_of[old_index]] = kUnpaired;
    if (old_of[new_index] != kUnpaired) new_of[old_of[new_index]] = kUnpaired;
    new_of[old_index] = old_of[new_index] = kUnpaired;
  }
};

// The two frames that are compared.
struct Frames {
  std::span<const Tracked> old_frame;
  std::span<const Tracked> new_frame;
};

}  // namespace genie::track
