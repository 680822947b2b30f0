// Canonical bytes of a Scene: what "equal" means, in this process, in files and between machines.
//
// Little-endian, without padding; the element's id is left out, its parent is the parent's index
// in the list, which is in reading order:
//
//   u8   kCanonicalVersion
//   i32  width, height, scale_permille    u16  threshold    u64  content_key
//   u32  number of elements, then for each
//     u8 role, u8 flags, u16 confidence, i32 x, y, width, height, i32 parent,
//     u32 length of the text and its bytes
//
// Depends on: base, scene.h. Thread safety: free functions.
#pragma once

#include <cstdint>

#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/scene/scene.h>

namespace genie {

// Rises when the layout above, the order of roles or the meaning of a flag changes.
inline constexpr uint8_t kCanonicalVersion = 1;

// Appends the bytes. Cost: O(elements + text). Errors: kOutOfMemory; `out` is then as before.
Status WriteCanonical(const Scene& scene, List<uint8_t>& out);

// True when the canonical bytes of the two are the same. Allocates nothing.
bool SameScene(const Scene& a, const Scene& b);

}  // namespace genie
