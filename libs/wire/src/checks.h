// What values must hold to: asked by writers, so that nothing is written that no reader takes, and
// by readers.
//
// Depends on: scene, values.h, scene_record.h. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>

#include <genie/base/geometry.h>
#include <genie/scene/scene.h>
#include <genie/wire/scene_record.h>
#include <genie/wire/values.h>

namespace genie::wire {

inline constexpr uint8_t kAllElementFlags =
    kInteractive | kDisabled | kChecked | kSelected | kFocused;

// Almost without branches: a Scene asks for each of its elements.
inline bool IsElementInRange(const Box& box, uint16_t confidence, uint8_t role, uint8_t flags) {
  constexpr uint32_t kSpan = uint32_t{kMaxPixel};
  const bool x = static_cast<uint32_t>(box.x) + kSpan <= 2 * kSpan;
  const bool y = static_cast<uint32_t>(box.y) + kSpan <= 2 * kSpan;
  const bool width = static_cast<uint32_t>(box.width) <= kSpan;
  const bool height = static_cast<uint32_t>(box.height) <= kSpan;
  const bool rest = confidence <= kMaxConfidence && role < kRoleCount &&
                    (flags & static_cast<uint8_t>(~kAllElementFlags)) == 0;
  return (static_cast<int>(x) & y & width & height & rest) != 0;
}

inline bool IsTimeInRange(const Datetime& time) {
  return time.microseconds >= kFirstMicrosecond && time.microseconds <= kLastMicrosecond &&
         time.fold <= 1 && time.offset_microseconds > -kDayMicroseconds &&
         time.offset_microseconds < kDayMicroseconds;
}

// The bytes of an array's items; false where the shape overflows.
bool ArrayBytes(const ArrayView& array, uint64_t& bytes);

// The records of a Scene, `record_bytes` apart, and its texts: what SceneView::Open promises.
// The index of the first element that does not hold, or -1; texts that are not UTF-8 count for the
// element that has them.
int64_t FirstBadElement(std::span<const uint8_t> records, size_t record_bytes,
                        std::span<const uint8_t> texts);

}  // namespace genie::wire
