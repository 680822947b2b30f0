// GaussianBlur: see genie/ops/gaussian_blur.h.
#include <genie/ops/gaussian_blur.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {
namespace {

using kernels::kMaxGaussianSize;

Status Wrong(std::string_view text, GaussianShape shape) {
  return Status(StatusCode::kInvalidArgument, text)
      .With("size", int64_t(shape.size))
      .With("largest_size", int64_t(kMaxGaussianSize));
}

}  // namespace

Result<kernels::GaussianWeights> GaussianWeightsOf(GaussianShape shape) {
  // Sigmas beyond a million weigh all taps alike; the comparison is also false for what is no
  // number.
  if (!(shape.sigma >= 0 && shape.sigma <= 1e6)) {
    return Fail(Wrong("sigma must be between 0 and 1,000,000 pixels", shape));
  }
  if (shape.size == 0 && shape.sigma == 0) {
    return Fail(Wrong("a Gaussian needs a size or a sigma", shape));
  }
  const size_t size = shape.size != 0 ? shape.size : kernels::GaussianSizeOf(shape.sigma);
  if (size > kMaxGaussianSize) {
    return Fail(Wrong("the Gaussian is too wide; give a smaller size or sigma", {.size = size}));
  }
  if (size % 2 == 0) return Fail(Wrong("the size of a Gaussian must be odd", shape));
  return kernels::MakeGaussianWeights(size, shape.sigma);
}

Status GaussianBlur(ConstImageView source, ImageView target, GaussianShape shape, Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckFilter(source, target));
  const auto weights = GaussianWeightsOf(shape);
  if (!weights) return weights.error();
  const kernels::Extent extent = ExtentOf(source);
  const auto channels = size_t(BytesPerPixel(source.format));
  const auto words =
      scratch.Take<uint64_t>(kernels::GaussianBlurScratchWords(extent, channels, *weights));
  if (!words) return words.error();
  kernels::GaussianBlur(RowsOf(source), {}, RowsOf(target), extent, channels, *weights,
                        words->data());
  return Status::Ok();
}

}  // namespace genie::ops
