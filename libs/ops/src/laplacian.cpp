// Laplacian: see genie/ops/laplacian.h.
#include <genie/ops/laplacian.h>
#include <genie/ops/pixel_rows.h>

#include "check.h"

namespace genie::ops {

Status Laplacian(ConstImageView source, ImageView target, LaplacianStencil stencil) {
  GENIE_RETURN_IF_ERROR(CheckFilter(source, target));
  kernels::Laplacian(RowsOf(source), {}, RowsOf(target), ExtentOf(source),
                     static_cast<size_t>(BytesPerPixel(source.format)), stencil);
  return Status::Ok();
}

Status LaplacianSigned(ConstImageView source, std::span<int16_t> target, LaplacianStencil stencil) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  const kernels::Extent extent = ExtentOf(source);
  const auto channels = static_cast<size_t>(BytesPerPixel(source.format));
  const size_t row = extent.width * channels;
  GENIE_RETURN_IF_ERROR(CheckRoom(target.size(), row * extent.height, "target"));
  const auto stride_bytes = static_cast<ptrdiff_t>(row * sizeof(int16_t));
  kernels::LaplacianSigned(RowsOf(source), {}, {target.data(), stride_bytes}, extent, channels,
                           stencil);
  return Status::Ok();
}

}  // namespace genie::ops
