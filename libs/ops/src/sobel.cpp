// Sobel and Scharr: see genie/ops/sobel.h.
#include <genie/ops/pixel_rows.h>
#include <genie/ops/sobel.h>

#include "check.h"

namespace genie::ops {
namespace {

Status Absolute(decltype(&kernels::Sobel) kernel, ConstImageView source, ImageView target,
                Axis axis) {
  GENIE_RETURN_IF_ERROR(CheckFilter(source, target));
  kernel(RowsOf(source), {}, RowsOf(target), ExtentOf(source),
         static_cast<size_t>(BytesPerPixel(source.format)), axis);
  return Status::Ok();
}

Status Signed(decltype(&kernels::SobelSigned) kernel, ConstImageView source,
              std::span<int16_t> target, Axis axis) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  const kernels::Extent extent = ExtentOf(source);
  const auto channels = static_cast<size_t>(BytesPerPixel(source.format));
  const size_t row = extent.width * channels;
  GENIE_RETURN_IF_ERROR(CheckRoom(target.size(), row * extent.height, "target"));
  const auto stride_bytes = static_cast<ptrdiff_t>(row * sizeof(int16_t));
  kernel(RowsOf(source), {}, {target.data(), stride_bytes}, extent, channels, axis);
  return Status::Ok();
}

}  // namespace

Status Sobel(ConstImageView source, ImageView target, Axis axis) {
  return Absolute(kernels::Sobel, source, target, axis);
}

Status Scharr(ConstImageView source, ImageView target, Axis axis) {
  return Absolute(kernels::Scharr, source, target, axis);
}

Status SobelSigned(ConstImageView source, std::span<int16_t> target, Axis axis) {
  return Signed(kernels::SobelSigned, source, target, axis);
}

Status ScharrSigned(ConstImageView source, std::span<int16_t> target, Axis axis) {
  return Signed(kernels::ScharrSigned, source, target, axis);
}

}  // namespace genie::ops
