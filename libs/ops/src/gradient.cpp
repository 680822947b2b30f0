// Gradient: see genie/ops/gradient.h.
#include <genie/kernels/gradient.h>
#include <genie/ops/gradient.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {

Status Gradient(ConstImageView source, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckGray(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckGray(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  GENIE_RETURN_IF_ERROR(CheckApart(source, target));
  kernels::Gradient(RowsOf(source), RowsOf(target), ExtentOf(source));
  return Status::Ok();
}

}  // namespace genie::ops
