// Threshold: see genie/ops/threshold.h.
#include <genie/kernels/threshold.h>
#include <genie/ops/pixel_rows.h>
#include <genie/ops/threshold.h>

#include "check.h"

namespace genie::ops {

Status Threshold(ConstImageView source, uint8_t limit, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckGray(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckGray(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  GENIE_RETURN_IF_ERROR(CheckApartOrSame(source, target));
  kernels::Threshold(RowsOf(source), limit, RowsOf(target), ExtentOf(source));
  return Status::Ok();
}

Status ThresholdBits(ConstImageView source, uint8_t limit, std::span<uint64_t> bits) {
  GENIE_RETURN_IF_ERROR(CheckGray(source, "source"));
  const kernels::Extent extent = ExtentOf(source);
  const size_t row_words = (extent.width + 63) / 64;
  GENIE_RETURN_IF_ERROR(CheckRoom(bits.size(), row_words * extent.height, "bits"));
  kernels::ThresholdBits(RowsOf(source), limit,
                         {bits.data(), ptrdiff_t(row_words * sizeof(uint64_t))}, extent);
  return Status::Ok();
}

}  // namespace genie::ops
