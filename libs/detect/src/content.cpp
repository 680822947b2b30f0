// Signatures of elements: see content.h.
#include "content.h"

#include <algorithm>

#include <genie/base/hash.h>

namespace genie::detect {
namespace {

enum class Signing : uint8_t { kNothing, kInk, kInkAndEdges };

// Controls and what is read are signed by ink, what is looked at by edges too; what only holds
// others has no content of its own.
Signing SigningOf(Role role) {
  if (role == Role::kImage || role == Role::kIcon) return Signing::kInkAndEdges;
  return IsContainerRole(role) ? Signing::kNothing : Signing::kInk;
}

uint64_t HashBits(const BitPlane& plane, const Box& box, uint64_t key) {
  for (int32_t y = box.y; y < box.bottom(); ++y) {
    const uint64_t* row = plane.row(y);
    for (int32_t x = box.x; x < box.right(); x += 64) {
      key = CombineHash(key, BitsAt(row, x) & LowBits(box.right() - x));
    }
  }
  return key;
}

// The bits that tell of neighbours outside the box are left out: they would change with what
// stands beside the element.
Box Shrunk(const Box& box) {
  return {box.x, box.y, std::max(box.width - 1, 1), std::max(box.height - 1, 1)};
}

}  // namespace

Status SignContent(const FrameState& frame, const Scene& scene, List<uint64_t>& content) {
  GENIE_RETURN_IF_ERROR(content.Resize(scene.elements.size()));
  for (size_t i = 0; i < scene.elements.size(); ++i) {
    const Element& element = scene.elements[i];
    const Signing signing = SigningOf(element.role);
    content[i] = 0;
    if (signing == Signing::kNothing) continue;
    uint64_t key = CombineHash(uint64_t{static_cast<uint32_t>(element.box.width)} << 32 |
                                   static_cast<uint32_t>(element.box.height),
                               static_cast<uint64_t>(signing));
    key = HashBits(frame.ink, element.box, key);
    if (signing == Signing::kInkAndEdges) {
      key = HashBits(frame.planes.right, Shrunk(element.box), key);
      key = HashBits(frame.planes.down, Shrunk(element.box), key);
    }
    content[i] = key | 1;
  }
  return Status::Ok();
}

}  // namespace genie::detect
