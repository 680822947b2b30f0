// Resize: see genie/ops/resize.h.
#include <genie/ops/pixel_rows.h>
#include <genie/ops/resize.h>

#include "check.h"

namespace genie::ops {

Status Resize(ConstImageView source, ImageView target, ResizeFilter filter, Arena& scratch) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  GENIE_RETURN_IF_ERROR(CheckView(target, "target"));
  GENIE_RETURN_IF_ERROR(CheckSameFormat(source, target));
  GENIE_RETURN_IF_ERROR(CheckApart(source, target));
  const kernels::ResizeShape shape = {ExtentOf(source), ExtentOf(target),
                                      size_t(BytesPerPixel(source.format))};
  const auto words = scratch.Take<uint32_t>(kernels::ResizeScratchWords(shape, filter));
  if (!words) return words.error();
  kernels::Resize(RowsOf(source), RowsOf(target), shape, filter, words->data());
  return Status::Ok();
}

}  // namespace genie::ops
