// GradientMagnitude: see genie/ops/gradient_magnitude.h.
#include <genie/ops/gradient_magnitude.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {

Status GradientMagnitude(ConstImageView source, ImageView target, Norm norm) {
  GENIE_RETURN_IF_ERROR(CheckFilter(source, target));
  kernels::GradientMagnitude(RowsOf(source), {}, RowsOf(target), ExtentOf(source),
                             static_cast<size_t>(BytesPerPixel(source.format)), norm);
  return Status::Ok();
}

}  // namespace genie::ops
