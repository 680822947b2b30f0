// DetectRequest and DetectResult: what a caller asks of the engine and what it gets.
//
// Depends on: base, detect, scene. Thread safety: values.
#pragma once

#include <cstdint>
#include <optional>

#include <genie/base/geometry.h>
#include <genie/detect/detect.h>
#include <genie/scene/role_set.h>
#include <genie/scene/scene.h>

namespace genie {

enum class TimingMode : uint8_t { kSkip, kMeasure };

struct DetectRequest {
  // The part of the image to look at, clipped to it. Boxes come back in the coordinates of the
  // whole image. Empty intersection: kInvalidArgument.
  std::optional<Box> region = std::nullopt;
  // 0 .. 1000. Default: the configuration's, and without one the threshold that the detector
  // ships. 0 shows everything it has.
  std::optional<int32_t> min_confidence_permille = std::nullopt;
  RoleSet roles = RoleSet::All();
  TimingMode timing = TimingMode::kSkip;
};

// Reused by the caller: what a call wrote is replaced by the next one, capacity stays.
struct DetectResult {
  Scene scene;
  DetectTimings timings;  // zeros unless asked for
  int64_t decode_ns = 0;  // of an encoded picture; zero unless asked for
};

}  // namespace genie
