// The check before anything is drawn for a Scene.
//
// Depends on: base, image, scene.h. Thread safety: pure.
#pragma once

#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/scene/scene.h>

namespace genie {

// Errors: kInvalidArgument: an empty view, a gray one or another size than the Scene's.
inline Status CheckTarget(const Scene& scene, ImageView target) {
  if (target.empty() || target.format == PixelFormat::kGray) {
    return Status(StatusCode::kInvalidArgument, "boxes need a picture in colour to be drawn on");
  }
  if (target.width != scene.width || target.height != scene.height) {
    return Status(StatusCode::kInvalidArgument, "the picture is not the one the scene was found in")
        .With("width", target.width)
        .With("height", target.height)
        .With("scene_width", scene.width)
        .With("scene_height", scene.height);
  }
  return Status::Ok();
}

}  // namespace genie
