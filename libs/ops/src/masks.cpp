// Canonical pixels and equality masks: see genie/ops/masks.h.
#include <genie/kernels/equal_masks.h>
#include <genie/kernels/pack_rgbx.h>
#include <genie/ops/masks.h>
#include <genie/ops/pixel_rows.h>

#include <algorithm>
#include <utility>

#include "check.h"

namespace genie::ops {

Status PackRgbx(ConstImageView source, std::span<uint32_t> target) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  const kernels::Extent extent = ExtentOf(source);
  GENIE_RETURN_IF_ERROR(CheckRoom(target.size(), extent.width * extent.height, "target"));
  kernels::PackRgbx(RowsOf(source), OrderOf(source.format),
                    {target.data(), ptrdiff_t(extent.width * sizeof(uint32_t))}, extent);
  return Status::Ok();
}

Status EqualMasks(ConstImageView source, uint8_t tolerance, std::span<uint64_t> right,
                  std::span<uint64_t> down, Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  const kernels::Extent extent = ExtentOf(source);
  const size_t words = kernels::MaskWords(extent.width);
  GENIE_RETURN_IF_ERROR(CheckRoom(right.size(), words * extent.height, "right"));
  GENIE_RETURN_IF_ERROR(CheckRoom(down.size(), words * extent.height, "down"));
  const auto rows = scratch.Take<uint32_t>(2 * extent.width);
  if (!rows) return rows.error();

  uint32_t* here = rows->data();
  uint32_t* below = here + extent.width;
  const auto pack = [&](size_t y, uint32_t* row) {
    kernels::PackRgbx({source.row(int32_t(y)), 0}, OrderOf(source.format), {row, 0},
                      {extent.width, 1});
  };
  pack(0, here);
  for (size_t y = 0; y + 1 < extent.height; ++y) {
    pack(y + 1, below);
    kernels::EqualMasks(here, below, extent.width, extent.width - 1, tolerance,
                        right.data() + y * words, down.data() + y * words);
    std::swap(here, below);
  }
  const size_t last = (extent.height - 1) * words;
  kernels::EqualMasks(here, nullptr, extent.width, extent.width - 1, tolerance, right.data() + last,
                      nullptr);
  std::fill_n(down.data() + last, words, uint64_t{0});
  return Status::Ok();
}

}  // namespace genie::ops
