// Canny: see genie/ops/canny.h.
#include <genie/kernels/canny.h>
#include <genie/ops/canny.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {

Status Canny(ConstImageView source, ImageView target, int32_t low, int32_t high, Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckGray(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckGray(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  GENIE_RETURN_IF_ERROR(CheckApart(source, target));
  if (low < 0 || high < low) {
    return Status(StatusCode::kInvalidArgument,
                  "the thresholds are negative or out of order; give 0 <= low <= high")
        .With("low", low)
        .With("high", high);
  }
  const kernels::Extent extent = ExtentOf(source);
  const auto lines = scratch.Take<uint64_t>(kernels::CannyClassesScratchWords(extent.width));
  if (!lines) return lines.error();
  const auto stack = scratch.Take<uint64_t>(kernels::CannyFinishScratchWords(extent));
  if (!stack) return stack.error();
  kernels::CannyClasses(RowsOf(source), {}, RowsOf(target), extent, {low, high}, lines->data());
  kernels::CannyFinish(RowsOf(target), extent, stack->data());
  return Status::Ok();
}

}  // namespace genie::ops
