// The part of a frame that a request asks for: its checks, and the way there and back between the
// coordinates of the whole image and those of the part.
//
// Depends on: request.h, image. Thread safety: pure functions.
#pragma once

#include <genie/base/status.h>
#include <genie/engine/request.h>
#include <genie/image/view.h>

namespace genie {

// Errors: kInvalidArgument: a confidence outside 0 to 1000.
Status CheckRequest(const DetectRequest& request);

// What of `box`, of any numbers, lies within `bounds`; empty where nothing does.
Box ClippedTo(const Box& bounds, const Box& box);

// The region within the frame; the whole frame without one.
// Errors: kInvalidArgument: they do not touch.
Result<Box> ClippedRegion(ConstImageView frame, const std::optional<Box>& region);

// From the region's coordinates to the whole image's.
void MoveToImage(const Box& region, ConstImageView frame, Scene& scene);

}  // namespace genie
