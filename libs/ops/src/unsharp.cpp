// Unsharp: see genie/ops/unsharp.h.
#include <genie/ops/pixel_rows.h>
#include <genie/ops/unsharp.h>

#include "check.h"

namespace genie::ops {

Status Unsharp(ConstImageView source, ImageView target, GaussianShape shape, Sharpening sharpening,
               Arena& scratch) {
  if (sharpening.amount_q8 < 0 || sharpening.amount_q8 > 4096) {
    return Status(StatusCode::kInvalidArgument, "the amount must be between 0 and 4096")
        .With("amount_q8", sharpening.amount_q8);
  }
  GENIE_RETURN_IF_ERROR(GaussianBlur(source, target, shape, scratch));
  const kernels::Extent extent = ExtentOf(source);
  kernels::Sharpen(RowsOf(source), RowsOf(ConstImageView(target)), RowsOf(target),
                   {extent.width * size_t(BytesPerPixel(source.format)), extent.height},
                   sharpening);
  return Status::Ok();
}

}  // namespace genie::ops
