// ContourBoxes: see genie/ops/contour_boxes.h.
#include <genie/kernels/contour_boxes.h>
#include <genie/ops/contour_boxes.h>
#include <genie/ops/pixel_rows.h>

#include <algorithm>
#include <optional>

#include "check.h"

namespace genie::ops {
namespace {

// Room to begin with: noise of any density has fewer than a piece in seven pixels, screens fewer
// than one in a hundred. What is not used is never touched.
size_t FirstRoom(const kernels::Extent& extent) {
  return std::clamp(extent.width * extent.height / 7, size_t{1024}, kMaxContourPieces);
}

// Room for `count` pieces, and for the rows of runs that may find the room too small.
Result<kernels::ContourPieces> TakePieces(size_t count, Arena& scratch) {
  const auto parts = scratch.Take<kernels::ContourPart>(count);
  if (!parts) return Fail(parts.error());
  const auto gaps = scratch.Take<uint32_t>(count);
  if (!gaps) return Fail(gaps.error());
  return kernels::ContourPieces{*parts, *gaps};
}

}  // namespace

Status ContourBoxes(ConstImageView mask, List<Box>& boxes, Arena& scratch) {
  boxes.Clear();
  GENIE_RETURN_IF_ERROR(CheckGray(mask, "mask"));
  const kernels::Extent extent = ExtentOf(mask);
  const auto words = scratch.Take<uint64_t>(kernels::ContourBoxesScratchWords(extent.width));
  if (!words) return words.error();
  for (size_t room = FirstRoom(extent);; room = std::min(4 * room, kMaxContourPieces)) {
    const auto pieces = TakePieces(room, scratch);
    if (!pieces) return pieces.error();
    const auto count = kernels::ContourBoxes(RowsOf(mask), extent, *pieces, words->data());
    if (!count && room < kMaxContourPieces) continue;
    if (!count) break;
    GENIE_RETURN_IF_ERROR(boxes.Resize(*count));
    for (size_t i = 0; i < *count; ++i) boxes[i] = pieces->parts[i].box;
    return Status::Ok();
  }
  return Status(StatusCode::kLimitExceeded, "the mask has too many shapes and holes; smooth it")
      .With("limit", int64_t(kMaxContourPieces));
}

}  // namespace genie::ops
