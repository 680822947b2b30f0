// Detect: a frame in, a Scene out. The engine's main job.
//
//   frame ──tile stages──▶ zones, ink ──seam merge──▶ lists ──list stages──▶ Scene
//
// The Scene depends on the pixels and the options alone: not on the tile size, the order of the
// tiles, the number of threads, the instruction set or earlier frames.
//
// Ownership: borrows the frame for the call. The context owns all scratch, the caller owns `scene`;
//            both are reused, and a frame whose lists fit the capacities grown so far allocates
//            nothing.
// Threads:   one context is used by one thread at a time; contexts are independent.
// Errors:    kInvalidArgument, kLimitExceeded (the frame), kOutOfMemory. `scene` is then empty.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include <genie/base/clock.h>
#include <genie/base/executor.h>
#include <genie/base/limits.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/scene/scene.h>

namespace genie {

enum class DetectStage : uint8_t { kZones, kInk, kMerge, kLines, kElements, kScene };
inline constexpr size_t kDetectStageCount = 6;
std::string_view DetectStageName(DetectStage stage);  // "zones"; static storage

struct DetectTimings {
  std::array<int64_t, kDetectStageCount> stage_ns{};
  int64_t total_ns = 0;
};

inline constexpr int32_t kMaxTileSize = 256;

struct DetectOptions {
  ImageLimits limits;
  // Pixels; a multiple of 32 up to kMaxTileSize. Never changes the Scene.
  int32_t tile_size = 64;
  Executor* executor = nullptr;  // null: the caller's thread
  Clock* clock = nullptr;        // null: timings stay zero
};

// The shipped threshold, fitted on the tuning half of the benchmark: elements below it are in the
// Scene too (down to confidence 10 of 1000), and consumers show those at or above it.
inline constexpr uint16_t kShippedThreshold = 300;

// Scratch of one detection stream. Create once, use for every frame.
class DetectContext {
 public:
  DetectContext();
  ~DetectContext();
  DetectContext(DetectContext&&) noexcept;
  DetectContext& operator=(DetectContext&&) noexcept;

  struct Impl;
  Impl* impl() { return impl_.get(); }
  const Impl* impl() const { return impl_.get(); }

 private:
  std::unique_ptr<Impl> impl_;
};

Status Detect(ConstImageView frame, const DetectOptions& options, DetectContext& context,
              Scene& scene, DetectTimings* timings = nullptr);

}  // namespace genie
