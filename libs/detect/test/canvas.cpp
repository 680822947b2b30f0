// Drawing on canvases: see canvas.h.
#include "canvas.h"

namespace genie::detect {

void Canvas::Fill(const Box& box, uint32_t color) {
  const Box kept = Intersection(box, bounds());
  for (int32_t y = kept.y; y < kept.bottom(); ++y) std::fill_n(row(y) + kept.x, kept.width, color);
}

void Canvas::Blit(const Canvas& source, const Box& from, int32_t x, int32_t y) {
  const Box kept = Intersection(from, source.bounds());
  const int32_t dx = x - from.x;
  const int32_t dy = y - from.y;
  const Box target = Intersection({kept.x + dx, kept.y + dy, kept.width, kept.height}, bounds());
  if (target.empty()) return;
  const Canvas copied = source.Cropped({target.x - dx, target.y - dy, target.width, target.height});
  for (int32_t i = 0; i < target.height; ++i) {
    std::copy_n(copied.row(i), target.width, row(target.y + i) + target.x);
  }
}

void Canvas::Outline(const Box& box, uint32_t color) {
  Fill({box.x, box.y, box.width, 1}, color);
  Fill({box.x, box.bottom() - 1, box.width, 1}, color);
  Fill({box.x, box.y, 1, box.height}, color);
  Fill({box.right() - 1, box.y, 1, box.height}, color);
}

Canvas Canvas::Cropped(const Box& box) const {
  const Box kept = Intersection(box, bounds());
  Canvas result(kept.width, kept.height, 0);
  for (int32_t y = 0; y < kept.height; ++y) {
    std::copy_n(row(kept.y + y) + kept.x, kept.width, result.row(y));
  }
  return result;
}

uint32_t Shifted(uint32_t color, int32_t delta) {
  uint32_t result = 0;
  for (int shift = 0; shift < 24; shift += 8) {
    const int32_t channel = static_cast<int32_t>(color >> shift & 255) + delta;
    result |= static_cast<uint32_t>(std::clamp(channel, 0, 255)) << shift;
  }
  return result;
}

// The finaliser of MurmurHash3 over a sum with odd factors: spreads every input bit.
uint32_t Scrambled(uint32_t a, uint32_t b, uint32_t c) {
  uint32_t h = a * 0x9e3779b1u + b * 0x85ebca77u + c * 0xc2b2ae3du + 0x27d4eb2fu;
  h = (h ^ h >> 16) * 0x85ebca6bu;
  h = (h ^ h >> 13) * 0xc2b2ae35u;
  return h ^ h >> 16;
}

}  // namespace genie::detect
