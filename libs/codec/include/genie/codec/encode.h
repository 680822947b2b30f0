// Encode: pixels to files. For overlays, caches and tests; settings favour speed over size.
//
// Depends on: base, image; inside, the formats' libraries.
// Thread safety: concurrent calls on distinct targets are safe.
#pragma once

#include <cstdint>

#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie {

enum class PngEffort : uint8_t {
  kFast,   // a stored overlay in some 20 ms a 1080p screen
  kSmall,  // zlib's level 9: committed samples
};

// Writes `image` into `out` (overwritten; its capacity is kept). Gray stays gray, four channels
// keep their alpha; BGR orders are turned.
//
// Errors: kInvalidArgument (an empty view, a short stride), kOutOfMemory. `out` is then empty.
Status EncodePng(ConstImageView image, List<uint8_t>& out, PngEffort effort = PngEffort::kFast);

}  // namespace genie
