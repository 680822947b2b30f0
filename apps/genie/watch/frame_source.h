// FrameSource: where the frames of `genie watch` come from: the screen, or files in their order.
//
// Depends on: capture, engine, image, screen/. Thread safety: one thread; Stop from anywhere, also
// from a signal handler.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <genie/engine/engine.h>
#include <genie/image/view.h>

#include "../screen/place.h"
#include "watch_options.h"

namespace genie::cli {

// Valid until the next one is asked for.
struct Frame {
  ConstImageView pixels;
  std::optional<std::span<const Box>> damage;  // absent: anything may have changed
  std::optional<Place> place;                  // where a captured frame lies on its screen
  int64_t seen_ns = 0;                         // by the steady clock
};

enum class Arrival : uint8_t {
  kFrame,
  kQuiet,   // nothing changed in time
  kBroken,  // a file that is no frame; `problem` says why, and others may follow
  kEnd,     // no more files
};

class FrameSource {
 public:
  virtual ~FrameSource() = default;

  virtual std::string name() const = 0;
  virtual std::optional<Box> region() const { return std::nullopt; }  // still to be cut out

  // Waits for the next frame, at most `timeout_ms`.
  // Errors: those of ScreenSource::Next; kCancelled after Stop.
  virtual Result<Arrival> Next(int64_t timeout_ms, Frame& frame, Status& problem) = 0;

  // Ends the wait. Async-signal-safe.
  virtual void Stop() {}
};

// Errors: those of ScreenSource::Open.
Result<std::unique_ptr<FrameSource>> OpenFrames(const WatchOptions& options, Engine& engine);

}  // namespace genie::cli
