// Colour spaces: see genie/ops/color_spaces.h.
#include <genie/kernels/hsv.h>
#include <genie/kernels/lab.h>
#include <genie/kernels/ycrcb.h>
#include <genie/ops/color_spaces.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {
namespace {

// The three values of a colour space.
Status CheckValues(ConstImageView view, std::string_view name) {
  if (view.format == PixelFormat::kRgb) return Status::Ok();
  return Status(StatusCode::kInvalidArgument,
                "the values of a colour space need three bytes a pixel; give the format kRgb")
      .With("bytes_per_pixel", BytesPerPixel(view.format))
      .Prefixed(name);
}

Status CheckPair(ConstImageView source, ConstImageView target) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckView(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameSize(source, target));
  return CheckApart(source, target);
}

Status To(decltype(&kernels::ToHsv) kernel, ConstImageView source, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckPair(source, target));
  GENIE_RETURN_IF_ERROR(CheckValues(target, "target"));
  kernel(RowsOf(source), OrderOf(source.format), RowsOf(target), ExtentOf(source));
  return Status::Ok();
}

Status From(decltype(&kernels::FromHsv) kernel, ConstImageView source, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckPair(source, target));
  GENIE_RETURN_IF_ERROR(CheckValues(source, "source"));
  if (BytesPerPixel(target.format) != 3) {
    return Status(StatusCode::kInvalidArgument,
                  "target: the format must be kRgb or kBgr; convert that with ConvertFormat()");
  }
  kernel(RowsOf(source), RowsOf(target), OrderOf(target.format), ExtentOf(source));
  return Status::Ok();
}

}  // namespace

Status ToHsv(ConstImageView source, ImageView target) { return To(kernels::ToHsv, source, target); }

Status ToYcrcb(ConstImageView source, ImageView target) {
  return To(kernels::ToYcrcb, source, target);
}

Status ToLab(ConstImageView source, ImageView target) { return To(kernels::ToLab, source, target); }

Status FromHsv(ConstImageView source, ImageView target) {
  return From(kernels::FromHsv, source, target);
}

Status FromYcrcb(ConstImageView source, ImageView target) {
  return From(kernels::FromYcrcb, source, target);
}

}  // namespace genie::ops
