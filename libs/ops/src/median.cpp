// Median: see genie/ops/median.h.
#include <genie/kernels/median.h>
#include <genie/ops/median.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {

Status Median(ConstImageView source, ImageView target, size_t side) {
  GENIE_RETURN_IF_ERROR(CheckFilter(source, target));
  if (side != 3 && side != 5) {
    return Status(StatusCode::kInvalidArgument, "the side of a median's square must be 3 or 5")
        .With("side", int64_t(side));
  }
  const auto square = static_cast<kernels::MedianSide>(side);
  const kernels::Extent extent = ExtentOf(source);
  const auto channels = size_t(BytesPerPixel(source.format));
  kernels::Median(RowsOf(source), {}, RowsOf(target), extent, channels, square);
  return Status::Ok();
}

}  // namespace genie::ops
