// AbsoluteDifference: see genie/ops/absolute_difference.h.
#include <genie/kernels/absolute_difference.h>
#include <genie/ops/absolute_difference.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {

Status AbsoluteDifference(ConstImageView a, ConstImageView b, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckView(a, "a"));
  GENIE_RETURN_IF_ERROR(CheckView(b, "b"));
  GENIE_RETURN_IF_ERROR(CheckView(target, "target"));
  for (const ConstImageView other : {b, ConstImageView(target)}) {
    GENIE_RETURN_IF_ERROR(CheckSameSize(a, other));
    GENIE_RETURN_IF_ERROR(CheckSameFormat(a, other));
  }
  GENIE_RETURN_IF_ERROR(CheckApartOrSame(a, target));
  GENIE_RETURN_IF_ERROR(CheckApartOrSame(b, target));
  const kernels::Extent pixels = ExtentOf(a);
  kernels::AbsoluteDifference(RowsOf(a), RowsOf(b), RowsOf(target),
                              {pixels.width * size_t(BytesPerPixel(a.format)), pixels.height});
  return Status::Ok();
}

}  // namespace genie::ops
