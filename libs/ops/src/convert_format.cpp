// ConvertFormat: see genie/ops/convert_format.h.
#include <genie/kernels/convert_format.h>
#include <genie/ops/convert_format.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {

Status ConvertFormat(ConstImageView source, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckView(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  GENIE_RETURN_IF_ERROR(CheckApart(source, target));
  kernels::ConvertFormat(RowsOf(source), OrderOf(source.format), RowsOf(target),
                         OrderOf(target.format), ExtentOf(source));
  return Status::Ok();
}

}  // namespace genie::ops
