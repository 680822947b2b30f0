// The oracle of Components: see genie/kernels/components.h.
#include <genie/kernels/components.h>

#include <algorithm>

namespace genie::kernels::scalar {
namespace {

// A mask with a flag for each pixel that a fill has reached, and the stack of the fill.
struct Fill {
  Rows<const uint8_t> mask;
  Extent extent;
  uint32_t* reached;
  uint32_t* stack;
  size_t depth = 0;

  void Visit(int64_t x, int64_t y) {
    if (x < 0 || y < 0 || x >= int64_t(extent.width) || y >= int64_t(extent.height)) return;
    const size_t i = size_t(y) * extent.width + size_t(x);
    if (mask.row(size_t(y))[x] == 0 || reached[i] != 0) return;
    reached[i] = 1;
    stack[depth++] = uint32_t(i);
  }
};

void AddPixel(int32_t x, int32_t y, Component& component) {
  component.box = Union(component.box, {x, y, 1, 1});
  component.area += 1;
  component.sum_x += x;
  component.sum_y += y;
}

Component FillFrom(Fill& fill, size_t x, size_t y, Connectivity connectivity) {
  Component component;
  component.first_x = int32_t(x);
  fill.Visit(int64_t(x), int64_t(y));
  while (fill.depth != 0) {
    const size_t i = fill.stack[--fill.depth];
    const int64_t px = int64_t(i % fill.extent.width);
    const int64_t py = int64_t(i / fill.extent.width);
    AddPixel(int32_t(px), int32_t(py), component);
    for (int64_t dy = -1; dy <= 1; ++dy) {
      for (int64_t dx = -1; dx <= 1; ++dx) {
        if (connectivity == Connectivity::kFour && dx != 0 && dy != 0) continue;
        fill.Visit(px + dx, py + dy);
      }
    }
  }
  return component;
}

}  // namespace

size_t ComponentsOfBytes(Rows<const uint8_t> mask, Extent extent, Connectivity connectivity,
                         std::span<Component> components, uint32_t* scratch) {
  const size_t pixels = extent.width * extent.height;
  std::fill_n(scratch, pixels, 0);
  Fill fill = {mask, extent, scratch, scratch + pixels};
  size_t count = 0;
  for (size_t i = 0; i < pixels; ++i) {
    const size_t x = i % extent.width;
    const size_t y = i / extent.width;
    if (mask.row(y)[x] == 0 || scratch[i] != 0) continue;
    const Component component = FillFrom(fill, x, y, connectivity);
    if (count < components.size()) components[count] = component;
    ++count;
  }
  return count;
}

}  // namespace genie::kernels::scalar
