// Hashes of what elements are looked up by.
//
// Depends on: base. Thread safety: pure functions.
#pragma once

#include <cstdint>

#include <genie/base/geometry.h>
#include <genie/base/hash.h>

namespace genie::track {

constexpr uint64_t Halves(int32_t high, int32_t low) {
  return uint64_t{static_cast<uint32_t>(high)} << 32 | static_cast<uint32_t>(low);
}

// Of a content at a place.
constexpr uint64_t HashPlace(uint64_t content, const Box& box) {
  return CombineHash(CombineHash(content, Halves(box.x, box.y)), Halves(box.width, box.height));
}

}  // namespace genie::track
