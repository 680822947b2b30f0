// Bands: see bands.h.
#include "bands.h"

#include <algorithm>

namespace genie {

Status CoverByBands(std::span<const Box> damage, const Box& frame, List<Box>& bands) {
  bands.Clear();
  GENIE_RETURN_IF_ERROR(bands.Reserve(damage.size()));
  for (const Box& box : damage) bands.PushUnchecked({0, box.y, frame.width, box.height});
  std::ranges::sort(bands, {}, &Box::y);
  size_t last = 0;
  for (size_t i = 1; i < bands.size(); ++i) {
    const Box& next = bands[i];
    if (next.y - bands[last].bottom() <= kBandGapRows) {
      bands[last] = Union(bands[last], next);
    } else {
      bands[++last] = next;
    }
  }
  bands.Truncate(last + 1);
  return Status::Ok();
}

}  // namespace genie
