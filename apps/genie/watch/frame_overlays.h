// FrameOverlays: the pictures of `genie watch --overlay DIR`: DIR/frame-000012.overlay.png for each
// frame that changed, its elements drawn on it and, where asked for, the tiles worked on.
//
// Depends on: engine, codec, scene, files/, session/. Thread safety: one call at a time.
#pragma once

#include <cstdint>

#include <genie/base/list.h>
#include <genie/engine/detector.h>
#include <genie/image/view.h>

#include "watch_options.h"

namespace genie::cli {

class FrameOverlays {
 public:
  explicit FrameOverlays(const WatchOptions& options) : options_(options) {}

  // Makes the folder, if overlays are asked for. Errors: kOutputNotWritten.
  Status Open() const;

  // Writes the picture of the last frame of `detector`, unless it changed nothing.
  //   scene  in pixels of `frame`
  // Errors: kOutputNotWritten, naming the file; kOutOfMemory.
  Status Write(int64_t number, ConstImageView frame, const Scene& scene, const Detector& detector);

 private:
  const WatchOptions& options_;
  List<uint8_t> png_;
};

}  // namespace genie::cli
