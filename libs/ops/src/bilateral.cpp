// Bilateral: see genie/ops/bilateral.h.
#include <genie/ops/bilateral.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {

Result<kernels::BilateralWeights> BilateralWeightsOf(const BilateralShape& shape, size_t channels) {
  const auto wrong = [](std::string_view text) {
    return Fail(Status(StatusCode::kInvalidArgument, text));
  };
  if (shape.diameter < 3 || shape.diameter > kernels::kMaxBilateralDiameter ||
      shape.diameter % 2 == 0) {
    return Fail(Status(StatusCode::kInvalidArgument,
                       "the diameter of a bilateral filter must be 3, 5, 7 or 9")
                    .With("diameter", int64_t(shape.diameter)));
  }
  // The comparisons are also false for what is no number.
  if (!(shape.sigma_color >= 1 && shape.sigma_color <= 255)) {
    return wrong("sigma_color must be between 1 and 255");
  }
  if (!(shape.sigma_space >= 0.3 && shape.sigma_space <= 10)) {
    return wrong("sigma_space must be between 0.3 and 10 pixels");
  }
  return kernels::MakeBilateralWeights(shape.diameter, shape.sigma_color, shape.sigma_space,
                                       channels);
}

Status Bilateral(ConstImageView source, ImageView target, const BilateralShape& shape,
                 Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckFilter(source, target));
  const auto channels = size_t(BytesPerPixel(source.format));
  const auto weights = BilateralWeightsOf(shape, channels);
  if (!weights) return weights.error();
  const auto words = scratch.Take<uint64_t>(kernels::BilateralScratchWords(channels, *weights));
  if (!words) return words.error();
  kernels::Bilateral(RowsOf(source), {}, RowsOf(target), ExtentOf(source), channels, *weights,
                     words->data());
  return Status::Ok();
}

}  // namespace genie::ops
