// The part of a frame that a request asks for: see request_region.h.
#include "request_region.h"

#include <algorithm>

namespace genie {

Status CheckRequest(const DetectRequest& request) {
  const int32_t minimum = request.min_confidence_permille.value_or(0);
  if (minimum < 0 || minimum > kMaxConfidence) {
    return Status(StatusCode::kInvalidArgument, "min_confidence is outside 0 to 1")
        .With("permille", minimum);
  }
  return Status::Ok();
}

// The edges are computed in 64 bits: a caller may give any numbers.
Box ClippedTo(const Box& bounds, const Box& box) {
  const auto clip = [](int64_t value, int32_t low, int32_t high) {
    return static_cast<int32_t>(std::clamp<int64_t>(value, low, high));
  };
  const Box kept =
      BoxFromEdges(clip(box.x, bounds.x, bounds.right()), clip(box.y, bounds.y, bounds.bottom()),
                   clip(int64_t{box.x} + box.width, bounds.x, bounds.right()),
                   clip(int64_t{box.y} + box.height, bounds.y, bounds.bottom()));
  return kept.empty() ? Box{} : kept;
}

Result<Box> ClippedRegion(ConstImageView frame, const std::optional<Box>& region) {
  if (!region) {
    return frame.bounds();
  }
  const Box kept = ClippedTo(frame.bounds(), *region);
  if (kept.empty()) {
    return Fail(Status(StatusCode::kInvalidArgument,
                       "region does not touch the image; give x, y, width, height inside it")
                    .With("x", region->x)
                    .With("y", region->y)
                    .With("width", region->width)
                    .With("height", region->height)
                    .With("image_width", frame.width)
                    .With("image_height", frame.height));
  }
  return kept;
}

void MoveToImage(const Box& region, ConstImageView frame, Scene& scene) {
  scene.width = frame.width;
  scene.height = frame.height;
  for (Element& element : scene.elements) {
    element.box.x += region.x;
    element.box.y += region.y;
  }
}

}  // namespace genie
