// The oracles of Dilate and Erode: see genie/kernels/morphology.h.
#include <genie/kernels/morphology.h>

#include <algorithm>

namespace genie::kernels::scalar {
namespace {

template <typename Choose>
void EveryRectangle(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent,
                    Rectangle rectangle, const Choose& choose) {
  for (size_t y = 0; y < extent.height; ++y) {
    const size_t top = y - std::min(y, rectangle.height / 2);
    const size_t bottom = std::min(y + rectangle.height - rectangle.height / 2, extent.height);
    for (size_t x = 0; x < extent.width; ++x) {
      const size_t left = x - std::min(x, rectangle.width / 2);
      const size_t right = std::min(x + rectangle.width - rectangle.width / 2, extent.width);
      uint8_t value = source.row(y)[x - std::min(x, rectangle.width / 2)];
      bool first = true;
      for (size_t v = top; v < bottom; ++v) {
        for (size_t u = left; u < right; ++u) {
          value = first ? source.row(v)[u] : choose(value, source.row(v)[u]);
          first = false;
        }
      }
      target.row(y)[x] = value;
    }
  }
}

}  // namespace

void Dilate(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Rectangle rectangle) {
  EveryRectangle(source, target, extent, rectangle,
                 [](uint8_t a, uint8_t b) { return std::max(a, b); });
}

void Erode(Rows<const uint8_t> source, Rows<uint8_t> target, Extent extent, Rectangle rectangle) {
  EveryRectangle(source, target, extent, rectangle,
                 [](uint8_t a, uint8_t b) { return std::min(a, b); });
}

}  // namespace genie::kernels::scalar
