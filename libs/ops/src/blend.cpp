// Blend and Overlay: see genie/ops/blend.h.
#include <genie/kernels/blend.h>
#include <genie/ops/blend.h>
#include <genie/ops/pixel_rows.h>

#include <algorithm>

#include "check.h"

namespace genie::ops {
namespace {

// Where [0, length) laid at `at` lies inside [0, limit): its first index and how many.
struct Span {
  int32_t first = 0;
  int32_t count = 0;
};
Span Inside(int32_t length, int32_t at, int32_t limit) {
  const int64_t first = std::max<int64_t>(0, -int64_t{at});
  const int64_t last = std::min<int64_t>(length, int64_t{limit} - at);
  return first < last ? Span{int32_t(first), int32_t(last - first)} : Span{};
}

}  // namespace

Status Blend(ConstImageView a, ConstImageView b, int32_t alpha_q8, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckView(a, "a"));
  GENIE_RETURN_IF_ERROR(CheckView(b, "b"));
  GENIE_RETURN_IF_ERROR(CheckView(target, "target"));
  for (const ConstImageView other : {b, ConstImageView(target)}) {
    GENIE_RETURN_IF_ERROR(CheckSameSize(a, other));
    GENIE_RETURN_IF_ERROR(CheckSameFormat(a, other));
  }
  GENIE_RETURN_IF_ERROR(CheckApartOrSame(a, target));
  GENIE_RETURN_IF_ERROR(CheckApartOrSame(b, target));
  if (alpha_q8 < 0 || alpha_q8 > 256) {
    return Status(StatusCode::kInvalidArgument, "the weight must be from 0 to 256")
        .With("alpha_q8", alpha_q8);
  }
  const kernels::Extent pixels = ExtentOf(a);
  kernels::Blend(RowsOf(a), RowsOf(b), uint32_t(alpha_q8), RowsOf(target),
                 {pixels.width * size_t(BytesPerPixel(a.format)), pixels.height});
  return Status::Ok();
}

Status Overlay(ConstImageView top, ImageView base, int32_t x, int32_t y) {
  GENIE_RETURN_IF_ERROR(CheckView(top, "top"));
  GENIE_RETURN_IF_ERROR(CheckView(base, "base"));
  if (BytesPerPixel(top.format) != 4) {
    return Status(StatusCode::kInvalidArgument,
                  "top: the format must have an alpha; convert it with ConvertFormat()");
  }
  if (base.format == PixelFormat::kGray) {
    return Status(StatusCode::kInvalidArgument,
                  "base: the format must have colours; convert it with ConvertFormat()");
  }
  GENIE_RETURN_IF_ERROR(CheckApart(top, base));
  const Span across = Inside(top.width, x, base.width);
  const Span down = Inside(top.height, y, base.height);
  if (across.count == 0 || down.count == 0) return Status::Ok();
  const Box seen = {across.first, down.first, across.count, down.count};
  const Box place = {x + across.first, y + down.first, across.count, down.count};
  const ConstImageView part = Crop(top, seen);
  kernels::Overlay(RowsOf(part), OrderOf(top.format), RowsOf(Crop(base, place)),
                   OrderOf(base.format), ExtentOf(part));
  return Status::Ok();
}

}  // namespace genie::ops
