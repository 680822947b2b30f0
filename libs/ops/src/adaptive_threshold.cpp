// AdaptiveThreshold: see genie/ops/adaptive_threshold.h.
#include <genie/kernels/gaussian_blur.h>
#include <genie/ops/adaptive_threshold.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {

Status AdaptiveThreshold(ConstImageView source, ImageView target, const LocalThreshold& threshold,
                         Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckGray(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckFilter(source, target));
  const size_t largest =
      threshold.mean == LocalMean::kGaussian ? kernels::kMaxGaussianSize : size_t{4095};
  if (threshold.size < 3 || threshold.size > largest || threshold.size % 2 == 0) {
    return Status(StatusCode::kInvalidArgument,
                  "the size of an adaptive threshold must be odd, at least 3 and not too large")
        .With("size", int64_t(threshold.size))
        .With("largest_size", int64_t(largest));
  }
  const kernels::Extent extent = ExtentOf(source);
  const auto words =
      scratch.Take<uint64_t>(kernels::AdaptiveThresholdScratchWords(extent, threshold));
  if (!words) return words.error();
  kernels::AdaptiveThreshold(RowsOf(source), {}, RowsOf(target), extent, threshold, words->data());
  return Status::Ok();
}

}  // namespace genie::ops
