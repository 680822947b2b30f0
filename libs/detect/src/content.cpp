// Signatures of elements: see content.h.
#include "content.h"

#include <algorithm>
#include <utility>

#include <genie/base/hash.h>

namespace genie::detect {
namespace {

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

uint64_t Sign(const FrameState& frame, const Box& box, Signing signing) {
  uint64_t key = CombineHash(
      uint64_t{static_cast<uint32_t>(box.width)} << 32 | static_cast<uint32_t>(box.height),
      static_cast<uint64_t>(signing));
  key = HashBits(frame.ink, box, key);
  if (signing == Signing::kInkAndEdges) {
    key = HashBits(frame.planes.right, Shrunk(box), key);
    key = HashBits(frame.planes.down, Shrunk(box), key);
  }
  return key | 1;
}

// Whether no tile that the box touches was worked on.
bool IsUntouched(const FrameState& frame, const Box& box) {
  const TileGrid& grid = frame.grid;
  for (int32_t row = box.y / grid.tile_size; row * grid.tile_size < box.bottom(); ++row) {
    for (int32_t column = box.x / grid.tile_size; column * grid.tile_size < box.right(); ++column) {
      if (frame.work[grid.index({column, row})] != 0) return false;
    }
  }
  return true;
}

// The signature that `wanted` had, searched from place `from` on: both lists are in reading order,
// and an element that came or went moves the rest by a place. nullptr: none close by.
const Signature* Recall(const List<Signature>& last, const Signature& wanted, size_t& from) {
  constexpr size_t kAhead = 16;
  for (size_t i = from; i < std::min(from + kAhead, last.size()); ++i) {
    if (last[i].box != wanted.box || last[i].signing != wanted.signing) continue;
    from = i + 1;
    return &last[i];
  }
  return nullptr;
}

}  // namespace

Status SignContent(const FrameState& frame, const Scene& scene, SignatureMemory& memory,
                   List<uint64_t>& content) {
  const size_t count = scene.elements.size();
  GENIE_RETURN_IF_ERROR(content.Resize(count));
  GENIE_RETURN_IF_ERROR(memory.next.Resize(count));
  size_t from = 0;
  for (size_t i = 0; i < count; ++i) {
    const Element& element = scene.elements[i];
    Signature& signature = memory.next[i];
    signature = {.box = element.box, .signing = SigningOf(element.role)};
    const Signature* known = Recall(memory.last, signature, from);
    if (signature.signing != Signing::kNothing) {
      signature.value = known != nullptr && IsUntouched(frame, element.box)
                            ? known->value
                            : Sign(frame, element.box, signature.signing);
    }
    content[i] = signature.value;
  }
  std::swap(memory.last, memory.next);
  return Status::Ok();
}

}  // namespace genie::detect
