// The oracle of ContourBoxes: see genie/kernels/contour_boxes.h.
#include <genie/kernels/contour_boxes.h>

#include <algorithm>

namespace genie::kernels::scalar {
namespace {

enum class Seen : uint32_t { kNo, kOutside, kShape };

// A flood over the mask with a ring of background around it; pixel (0, 0) is the ring's corner.
struct Flood {
  Rows<const uint8_t> mask;
  size_t width;  // both with the ring
  size_t height;
  uint32_t* seen;
  uint32_t* stack;
  size_t depth = 0;

  bool IsSet(size_t x, size_t y) const {
    if (x == 0 || y == 0 || x == width - 1 || y == height - 1) return false;
    return mask.row(ptrdiff_t(y) - 1)[x - 1] != 0;
  }

  bool Is(size_t x, size_t y, Seen what) const { return seen[y * width + x] == uint32_t(what); }

  void Visit(size_t x, size_t y, Seen as) {  // an index below zero has wrapped
    if (x >= width || y >= height || !Is(x, y, Seen::kNo)) return;
    if (IsSet(x, y) != (as == Seen::kShape)) return;
    seen[y * width + x] = uint32_t(as);
    stack[depth++] = uint32_t(y * width + x);
  }

  // Floods what is connected with a pixel; returns its bounding box, in pixels of the mask.
  Box Fill(size_t x, size_t y, Seen as) {
    Box box;
    Visit(x, y, as);
    while (depth != 0) {
      const size_t i = stack[--depth], px = i % width, py = i / width;
      box = Union(box, {int32_t(px) - 1, int32_t(py) - 1, 1, 1});
      for (size_t n = 0; n < 9; ++n) {
        const bool is_diagonal = n % 2 == 0;
        if (as == Seen::kShape || !is_diagonal) Visit(px + n % 3 - 1, py + n / 3 - 1, as);
      }
    }
    return box;
  }
};

}  // namespace

size_t ContourBoxes(Rows<const uint8_t> mask, Extent extent, std::span<Box> boxes,
                    uint32_t* scratch) {
  const size_t width = extent.width + 2, height = extent.height + 2;
  std::fill_n(scratch, width * height, uint32_t(Seen::kNo));
  Flood flood = {mask, width, height, scratch, scratch + width * height};
  flood.Fill(0, 0, Seen::kOutside);
  size_t count = 0;
  for (size_t i = 0; i < extent.width * extent.height; ++i) {
    const size_t x = i % extent.width + 1, y = i / extent.width + 1;
    if (!flood.IsSet(x, y) || !flood.Is(x, y, Seen::kNo)) continue;
    const bool is_outer = flood.Is(x - 1, y, Seen::kOutside);
    const Box box = flood.Fill(x, y, Seen::kShape);
    if (!is_outer) continue;
    if (count < boxes.size()) boxes[count] = box;
    ++count;
  }
  return count;
}

}  // namespace genie::kernels::scalar
