// Invert, ApplyTable and BrightnessContrast: see genie/ops/tone.h.
#include <genie/kernels/tone.h>
#include <genie/ops/pixel_rows.h>
#include <genie/ops/tone.h>

#include <limits>

#include "check.h"

namespace genie::ops {
namespace {

Status CheckTone(ConstImageView source, ConstImageView target) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckView(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  GENIE_RETURN_IF_ERROR(CheckSameFormat(source, target));
  return CheckApartOrSame(source, target);
}

kernels::Extent BytesOf(ConstImageView view) {
  const kernels::Extent pixels = ExtentOf(view);
  return {pixels.width * size_t(BytesPerPixel(view.format)), pixels.height};
}

bool IsShort(int32_t value) {
  return value >= std::numeric_limits<int16_t>::min() &&
         value <= std::numeric_limits<int16_t>::max();
}

}  // namespace

Status Invert(ConstImageView source, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckTone(source, target));
  kernels::Invert(RowsOf(source), RowsOf(target), BytesOf(source));
  return Status::Ok();
}

Status ApplyTable(ConstImageView source, std::span<const uint8_t, 256> table, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckTone(source, target));
  kernels::ApplyTable(RowsOf(source), table.data(), RowsOf(target), BytesOf(source));
  return Status::Ok();
}

Status BrightnessContrast(ConstImageView source, ImageView target, int32_t contrast_q8,
                          int32_t brightness) {
  GENIE_RETURN_IF_ERROR(CheckTone(source, target));
  if (!IsShort(contrast_q8) || !IsShort(brightness)) {
    return Status(StatusCode::kInvalidArgument,
                  "contrast and brightness must be from -32768 to 32767; a contrast of 256 is 1")
        .With("contrast_q8", contrast_q8)
        .With("brightness", brightness);
  }
  const kernels::Contrast contrast = {int16_t(contrast_q8), int16_t(brightness)};
  kernels::BrightnessContrast(RowsOf(source), contrast, RowsOf(target), BytesOf(source));
  return Status::Ok();
}

}  // namespace genie::ops
