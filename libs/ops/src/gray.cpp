// Gray: see genie/ops/gray.h.
#include <genie/kernels/gray.h>
#include <genie/ops/gray.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {

Status Gray(ConstImageView source, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckGray(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  GENIE_RETURN_IF_ERROR(CheckApart(source, target));
  kernels::Gray(RowsOf(source), OrderOf(source.format), RowsOf(target), ExtentOf(source));
  return Status::Ok();
}

}  // namespace genie::ops
