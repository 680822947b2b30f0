// Dilate and Erode: see genie/ops/morphology.h.
#include <genie/ops/morphology.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {
namespace {

Status Morph(decltype(&kernels::Dilate) kernel, ConstImageView source, ImageView target,
             Rectangle rectangle, Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckGray(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckGray(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  GENIE_RETURN_IF_ERROR(CheckApartOrSame(source, target));
  if (rectangle.width == 0 || rectangle.height == 0) {
    return Status(StatusCode::kInvalidArgument, "the rectangle is empty; give it 1 x 1 or more");
  }
  const kernels::Extent extent = ExtentOf(source);
  const auto words = scratch.Take<uint64_t>(kernels::MorphologyScratchWords(extent, rectangle));
  if (!words) return words.error();
  kernel(RowsOf(source), RowsOf(target), extent, rectangle, words->data());
  return Status::Ok();
}

}  // namespace

Status Dilate(ConstImageView source, ImageView target, Rectangle rectangle, Arena& scratch) {
  return Morph(kernels::Dilate, source, target, rectangle, scratch);
}

Status Erode(ConstImageView source, ImageView target, Rectangle rectangle, Arena& scratch) {
  return Morph(kernels::Erode, source, target, rectangle, scratch);
}

}  // namespace genie::ops
