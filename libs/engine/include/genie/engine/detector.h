// Detector: a session over consecutive frames of one screen, at the cost of what changed.
//
//   frame ──region──▶ DetectSession ──▶ tracker: ids, changes ──▶ filters ──▶ the caller's result
//
// It adds to libs/detect's session what Engine adds to Detect: a region of interest, the filters
// of the finished list, and ids. An element keeps its id while it stays, moves or changes what it
// shows, whatever the filters; ids never repeat in a session.
//
// Memory: a Detector holds a copy of the region's pixels, the results of its tiles and two lists
// of elements, within `memory_budget_bytes` (setting: detect.session_memory_bytes). One that would
// exceed it gives up the copy and the tiles; its next frame runs in full and says so in report():
// kFull, FullRunReason::kEvicted. The elements, their ids and the changes stay right. Budgets are
// not shared: N Detectors of an Engine hold up to N budgets, which is the caller's to bound, and
// Evict() gives a quiet one's memory back.
//
// Ownership: made by Engine::NewDetector; borrows the Engine, which must outlive it. It keeps
//            nothing of a frame after the call.
// Threads:   one thread at a time; any number of Detectors of one Engine at once.
// Errors:    after one the next frame runs in full; its ids and changes continue from the last
//            frame that succeeded.
// Depends on: base, detect, image, scene, track.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include <genie/base/geometry.h>
#include <genie/base/status.h>
#include <genie/detect/session.h>
#include <genie/engine/request.h>
#include <genie/image/view.h>
#include <genie/track/change.h>

namespace genie {

struct DetectorOptions {
  DetectRequest request = {};  // region, filters, times: of every frame
  std::optional<size_t> memory_budget_bytes = std::nullopt;  // default: the configuration's
  DamageCheck damage_check = DamageCheck::kTrust;
};

// The tiles that dirty_tiles() speaks of, in pixels of the whole image.
struct TileGrid {
  Box area;          // the region that was looked at
  int32_t side = 0;  // of a tile; those at the right and lower edge are cut off by the area
  int32_t columns = 0;
  int32_t rows = 0;

  constexpr Box Tile(int32_t column, int32_t row) const {
    return Intersection({area.x + column * side, area.y + row * side, side, side}, area);
  }
};

class Detector {
 public:
  ~Detector();

  // Takes the next frame.
  //
  //   damage  boxes in the whole image outside of which no pixel differs from the last frame, by
  //           the word of who captured it; any numbers, clipped to the region. Absent: anywhere
  //           may differ. Empty: nothing does.
  //   result  the filtered Scene with ids, boxes in the whole image; timings.total_ns, where times
  //           were asked for (the stages of a session are in report())
  //
  // Cost:   that of DetectSession::Update, O(elements) for ids and filters. In the steady state
  //         no heap allocation.
  // Errors: kInvalidArgument (frame, region, confidence; a changed pixel outside the damage where
  //         that is checked), kLimitExceeded, kOutOfMemory. The Scene is then empty.
  Status Update(ConstImageView frame, std::optional<std::span<const Box>> damage,
                DetectResult& result);

  // What the next frames are asked for. Another region starts a new session (Reset), other filters
  // do not: what they newly show or hide appears or vanishes with the next frame.
  // Errors: kInvalidArgument (confidence); the request is then as before.
  Status SetRequest(const DetectRequest& request);
  const DetectRequest& request() const;

  // What differs from the last frame that succeeded among the elements that the filters show, in
  // pixels of the whole image; nothing for the first one. Valid until the next call.
  std::span<const Change> changes() const;
  const UpdateReport& report() const;            // of the last Update
  TileGrid tile_grid() const;                    // of the last frame
  std::span<const uint8_t> dirty_tiles() const;  // a byte a tile, row by row: 1 was worked on

  size_t bytes() const;  // held between frames
  void Evict();          // the next frame runs in full; ids and changes continue
  void Reset();          // a new session: ids begin at 1 again

 private:
  friend class Engine;
  struct Impl;
  explicit Detector(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace genie
