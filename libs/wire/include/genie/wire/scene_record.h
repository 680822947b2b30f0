// How a Scene lies in a message: a header, one record an element, the texts.
//
//   header    48 bytes   0 u64 bytes of all three    8 u16 bytes of the header (48)
//                       10 u16 bytes of a record (40)   12 u32 elements   16 u32 bytes of texts
//                       20 u16 threshold   22 u16 0   24 i32 width   28 i32 height
//                       32 i32 scale_permille   36 u32 0   40 u64 content_key
//   record    40 bytes   0 i64 id    8 i32 x, y, width, height   24 i32 parent   28 u32 text begin
//                       32 u32 text bytes   36 u16 confidence   38 u8 role   39 u8 flags
//   texts     UTF-8, one after the other
//
// A record is genie::Element as it lies in memory, so writing a Scene copies its two lists. Header
// and record say their own size: a reader steps by it and leaves alone what it does not know at
// their ends.
//
// Depends on: scene, format.h. Thread safety: constants.
#pragma once

#include <cstddef>
#include <cstdint>

#include <genie/scene/scene.h>
#include <genie/wire/format.h>

namespace genie::wire {

struct SceneHeader {
  uint64_t block_bytes = 0;
  uint16_t header_bytes = 48;
  uint16_t record_bytes = 40;
  uint32_t elements = 0;
  uint32_t text_bytes = 0;
  uint16_t threshold = 0;
  uint16_t zero = 0;
  int32_t width = 0;
  int32_t height = 0;
  int32_t scale_permille = 0;
  uint32_t zero_too = 0;
  uint64_t content_key = 0;
};
static_assert(sizeof(SceneHeader) == 48 && offsetof(SceneHeader, content_key) == 40);

static_assert(sizeof(Element) == 40 && offsetof(Element, id) == 0 && offsetof(Element, box) == 8 &&
              offsetof(Element, parent) == 24 && offsetof(Element, text_begin) == 28 &&
              offsetof(Element, text_size) == 32 && offsetof(Element, confidence) == 36 &&
              offsetof(Element, role) == 38 && offsetof(Element, flags) == 39);

// Coordinates and sizes lie within +-kMaxPixel, so that an edge never leaves 32 bits.
inline constexpr int32_t kMaxPixel = 1 << 29;

}  // namespace genie::wire
