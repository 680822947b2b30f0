// The oracles of Dilate and Erode: see genie/kernels/morphology.h.
#include <genie/kernels/morphology.h>

#include <algorithm>

namespace genie::kernels::scalar {
namespace {

// Indices first .. last - 1 of those from `least` to `most` - 1 that a side of the element covers.
struct Reach {
  ptrdiff_t first, last;

  Reach(ptrdiff_t at, size_t side, ptrdiff_t least, ptrdiff_t most)
      : first(std::max(at - ptrdiff_t(side / 2), least)),
        last(std::min(at - ptrdiff_t(side / 2) + ptrdiff_t(side), most)) {}
};

template <typename Choose>
void EveryElement(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
                  const MorphologyShape& shape, const StructuringElement& element,
                  const Choose& choose) {
  const auto channels = ptrdiff_t(shape.channels);
  const auto height = ptrdiff_t(shape.extent.height);
  const bool is_cross = element.shape == StructuringElement::Shape::kCross;
  for (ptrdiff_t y = 0; y < height; ++y) {
    const Reach down(y, element.height, -ptrdiff_t(outside.above),
                     height + ptrdiff_t(outside.below));
    for (ptrdiff_t x = 0; x < ptrdiff_t(shape.extent.width); ++x) {
      const Reach across(x, element.width, 0, ptrdiff_t(shape.extent.width));
      for (ptrdiff_t c = 0; c < channels; ++c) {
        uint8_t value = source.row(y)[x * channels + c];
        for (ptrdiff_t v = down.first; v < down.last; ++v) {
          const bool is_bar = is_cross && v != y;
          for (ptrdiff_t u = is_bar ? x : across.first; u < (is_bar ? x + 1 : across.last); ++u) {
            value = choose(value, source.row(v)[u * channels + c]);
          }
        }
        target.row(y)[x * channels + c] = value;
      }
    }
  }
}

}  // namespace

void Dilate(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
            const MorphologyShape& shape, const StructuringElement& element) {
  EveryElement(source, outside, target, shape, element,
               [](uint8_t a, uint8_t b) { return std::max(a, b); });
}

void Erode(Rows<const uint8_t> source, Neighbours outside, Rows<uint8_t> target,
           const MorphologyShape& shape, const StructuringElement& element) {
  EveryElement(source, outside, target, shape, element,
               [](uint8_t a, uint8_t b) { return std::min(a, b); });
}

}  // namespace genie::kernels::scalar
