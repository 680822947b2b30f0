// Components: see genie/ops/components.h.
#include <genie/kernels/component_labels.h>
#include <genie/ops/components.h>
#include <genie/ops/pixel_rows.h>

#include <algorithm>

#include "check.h"

namespace genie::ops {
namespace {

bool IsBefore(const Component& a, const Component& b) {
  return a.box.y != b.box.y ? a.box.y < b.box.y : a.first_x < b.first_x;
}

}  // namespace

Status Components(ConstImageView mask, Connectivity connectivity, List<Component>& components,
                  Arena& scratch) {
  components.Clear();
  GENIE_RETURN_IF_ERROR(CheckGray(mask, "mask"));
  const kernels::Extent extent = ExtentOf(mask);
  const auto words = scratch.Take<uint64_t>(kernels::ComponentsScratchWords(extent.width));
  if (!words) return words.error();
  // The second pass, if there is one, knows how many there are.
  size_t count = 0;
  do {
    GENIE_RETURN_IF_ERROR(components.Resize(std::max(components.capacity(), count)));
    count = kernels::ComponentsOfBytes(RowsOf(mask), extent, connectivity, components.span(),
                                       words->data());
    if (count > kMaxComponents) {
      components.Clear();
      return Status(StatusCode::kLimitExceeded, "the mask has too many components; smooth it")
          .With("components", int64_t(count))
          .With("limit", int64_t(kMaxComponents));
    }
  } while (count > components.size());
  components.Truncate(count);
  std::sort(components.begin(), components.end(), IsBefore);
  return Status::Ok();
}

Status ComponentLabels(ConstImageView mask, Connectivity connectivity, LabelView target,
                       int64_t& count, Arena& scratch) {
  count = 0;
  GENIE_RETURN_IF_ERROR(CheckGray(mask, "mask"));
  if (target.data == nullptr || target.width != mask.width || target.height != mask.height) {
    return Status(StatusCode::kInvalidArgument, "the labels must have the size of the mask")
        .With("width", target.width)
        .With("height", target.height)
        .With("mask_width", mask.width)
        .With("mask_height", mask.height);
  }
  constexpr int64_t kBytes = sizeof(int32_t);
  const int64_t stride = target.stride_bytes / kBytes;
  const bool is_whole = target.stride_bytes % kBytes == 0 && stride >= target.width;
  if (!is_whole || stride > (INT32_MAX - target.width) / target.height) {
    return Status(StatusCode::kInvalidArgument,
                  "the stride of labels must be a multiple of 4, at least a row, and not larger")
        .With("stride_bytes", int64_t(target.stride_bytes));
  }
  const kernels::Extent extent = ExtentOf(mask);
  const auto words = scratch.Take<uint64_t>(kernels::ComponentLabelsScratchWords(extent.width));
  if (!words) return words.error();
  count = int64_t(kernels::ComponentLabels(RowsOf(mask), {target.data, target.stride_bytes}, extent,
                                           connectivity, words->data()));
  return Status::Ok();
}

}  // namespace genie::ops
