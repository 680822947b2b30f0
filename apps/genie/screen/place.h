// Between a captured frame and the screen it is part of: boxes are found in the frame's pixels and
// told in the screen's, where a click goes.
//
// Depends on: image, scene, track. Thread safety: free functions on distinct values.
#pragma once

#include <genie/base/geometry.h>
#include <genie/base/status.h>
#include <genie/image/image.h>
#include <genie/scene/scene.h>
#include <genie/track/change.h>

namespace genie::cli {

// Where a frame's pixels lie in what its boxes speak of.
struct Place {
  Box picture;        // of the frame
  int32_t width = 0;  // of the whole
  int32_t height = 0;

  friend constexpr bool operator==(const Place&, const Place&) = default;
};

// A scene in the frame's pixels becomes one in the whole's, and back.
void ToWhole(const Place& place, Scene& scene);
void ToPicture(const Place& place, Scene& scene);

Change ToWhole(const Place& place, Change change);

// The pixels to draw on, opaque: the fourth byte of a captured frame means nothing.
// Errors: kOutOfMemory.
Result<Image> OpaqueCopy(ConstImageView frame);

}  // namespace genie::cli
