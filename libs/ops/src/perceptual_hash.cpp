// PerceptualHash: see genie/ops/perceptual_hash.h.
#include <genie/ops/perceptual_hash.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {

Result<uint64_t> PerceptualHash(ConstImageView source, Arena& scratch) {
  GENIE_FAIL_IF_ERROR(CheckView(source, "source"));
  const kernels::Extent extent = ExtentOf(source);
  const kernels::PixelOrder order = OrderOf(source.format);
  const auto sums = scratch.Take<uint16_t>(kernels::PerceptualHashScratchValues(extent, order));
  if (!sums) return Fail(sums.error());
  return kernels::PerceptualHash(RowsOf(source), order, extent, sums->data());
}

}  // namespace genie::ops
