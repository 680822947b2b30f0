// Components: see genie/ops/components.h.
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

}  // namespace genie::ops
