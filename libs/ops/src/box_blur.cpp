// BoxBlur: see genie/ops/box_blur.h.
#include <genie/ops/box_blur.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {
namespace {

Status CheckBox(BoxSize box) {
  if (box.width >= 1 && box.height >= 1 && box.width <= kernels::kMaxBoxArea / box.height) {
    return Status::Ok();
  }
  return Status(StatusCode::kInvalidArgument, "the box must be 1 x 1 or more and not too large")
      .With("width", int64_t(box.width))
      .With("height", int64_t(box.height))
      .With("largest_area", int64_t(kernels::kMaxBoxArea));
}

}  // namespace

Status BoxBlur(ConstImageView source, ImageView target, BoxSize box, Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckFilter(source, target));
  GENIE_RETURN_IF_ERROR(CheckBox(box));
  const kernels::Extent extent = ExtentOf(source);
  const auto channels = size_t(BytesPerPixel(source.format));
  const auto words = scratch.Take<uint64_t>(kernels::BoxBlurScratchWords(extent, channels, box));
  if (!words) return words.error();
  kernels::BoxBlur(RowsOf(source), {}, RowsOf(target), extent, channels, box, words->data());
  return Status::Ok();
}

}  // namespace genie::ops
