// WarpAffine: see genie/ops/warp_affine.h.
#include <genie/ops/pixel_rows.h>
#include <genie/ops/warp_affine.h>

#include "check.h"

namespace genie::ops {
namespace {

Status CheckMatrix(const AffineMatrix& matrix) {
  const int64_t factors[] = {matrix.xx, matrix.xy, matrix.yx, matrix.yy};
  const int64_t offsets[] = {matrix.x0, matrix.y0};
  for (const int64_t factor : factors) {
    if (factor < -AffineMatrix::kMostFactor || factor > AffineMatrix::kMostFactor) {
      return Status(StatusCode::kInvalidArgument,
                    "a factor of the matrix is too large; factors are in units of 1/65536")
          .With("factor", factor)
          .With("limit", AffineMatrix::kMostFactor);
    }
  }
  for (const int64_t offset : offsets) {
    if (offset < -AffineMatrix::kMostOffset || offset > AffineMatrix::kMostOffset) {
      return Status(StatusCode::kInvalidArgument,
                    "an offset of the matrix is too large; offsets are in units of 1/65536")
          .With("offset", offset)
          .With("limit", AffineMatrix::kMostOffset);
    }
  }
  return Status::Ok();
}

}  // namespace

Status WarpAffine(ConstImageView source, ImageView target, const AffineMatrix& matrix,
                  WarpFilter filter, const BorderValue& border, Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckView(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameFormat(source, target));
  GENIE_RETURN_IF_ERROR(CheckApart(source, target));
  GENIE_RETURN_IF_ERROR(CheckMatrix(matrix));
  const kernels::WarpShape shape = {ExtentOf(source), ExtentOf(target),
                                    size_t(BytesPerPixel(source.format))};
  const auto words = scratch.Take<uint32_t>(kernels::WarpAffineScratchWords(shape));
  if (!words) return words.error();
  kernels::WarpAffine(RowsOf(source), RowsOf(target), shape, matrix, filter, border, words->data());
  return Status::Ok();
}

}  // namespace genie::ops
