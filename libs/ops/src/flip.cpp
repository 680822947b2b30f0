// Flip and Rotate90: see genie/ops/flip.h.
#include <genie/ops/flip.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {
namespace {

Status CheckViews(ConstImageView source, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckView(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameFormat(source, target));
  return CheckApart(source, target);
}

}  // namespace

Status Flip(ConstImageView source, ImageView target, FlipAxis axis) {
  GENIE_RETURN_IF_ERROR(CheckViews(source, target));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  kernels::Flip(RowsOf(source), RowsOf(target), ExtentOf(source),
                size_t(BytesPerPixel(source.format)), axis);
  return Status::Ok();
}

Status Rotate90(ConstImageView source, ImageView target, QuarterTurn turn) {
  GENIE_RETURN_IF_ERROR(CheckViews(source, target));
  if (source.width != target.height || source.height != target.width) {
    return Status(StatusCode::kInvalidArgument, "the target must have the source's sides exchanged")
        .With("width", target.width)
        .With("height", target.height);
  }
  kernels::Rotate90(RowsOf(source), RowsOf(target), ExtentOf(source),
                    size_t(BytesPerPixel(source.format)), turn);
  return Status::Ok();
}

}  // namespace genie::ops
