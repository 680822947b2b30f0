// The oracle of ComponentLabels: see genie/kernels/component_labels.h.
#include <genie/kernels/component_labels.h>

#include <algorithm>

namespace genie::kernels::scalar {

size_t ComponentLabels(Rows<const uint8_t> mask, Rows<int32_t> target, Extent extent,
                       Connectivity connectivity, uint32_t* scratch) {
  for (size_t y = 0; y < extent.height; ++y) {
    std::fill_n(target.row(ptrdiff_t(y)), extent.width, 0);
  }
  int32_t labels = 0;
  for (size_t start = 0; start < extent.width * extent.height; ++start) {
    size_t depth = 0;
    const auto visit = [&](ptrdiff_t x, ptrdiff_t y) {
      if (x < 0 || y < 0 || x >= ptrdiff_t(extent.width) || y >= ptrdiff_t(extent.height)) return;
      if (mask.row(y)[x] == 0 || target.row(y)[x] != 0) return;
      target.row(y)[x] = labels + 1;
      scratch[depth++] = uint32_t(size_t(y) * extent.width + size_t(x));
    };
    visit(ptrdiff_t(start % extent.width), ptrdiff_t(start / extent.width));
    if (depth == 0) continue;
    while (depth != 0) {
      const size_t at = scratch[--depth];
      const auto x = ptrdiff_t(at % extent.width), y = ptrdiff_t(at / extent.width);
      for (ptrdiff_t i = 0; i < 9; ++i) {
        const ptrdiff_t dx = i % 3 - 1, dy = i / 3 - 1;
        if (connectivity == Connectivity::kEight || dx * dy == 0) visit(x + dx, y + dy);
      }
    }
    ++labels;
  }
  return size_t(labels);
}

}  // namespace genie::kernels::scalar
