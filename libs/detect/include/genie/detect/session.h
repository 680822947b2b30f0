// DetectSession: consecutive frames of one screen in, the Scene of the newest one out, at the cost
// of what changed.
//
//   frame ──compare with own copy──▶ changed tiles ──grow by the stages' reach──▶ dirty tiles
//         ──tile stages on those──▶ seam merge ──▶ list stages ──▶ Scene
//
// The Scene equals, byte for byte in its canonical form, what Detect gives for the same frame. An
// equal frame costs the comparison; a frame in which most changed runs in full. docs/sessions.md
// explains the path and its figures.
//
// Ownership: the session owns a copy of the last frame, the results of every tile, and the Scene;
//            it keeps nothing of the caller's frame after the call. Memory stays within
//            `memory_budget_bytes`: a session that would exceed it gives up its copy and its tiles
//            ("evicted"), and the next frame runs in full.
// Threads:   one session is used by one thread at a time; sessions are independent.
// Errors:    those of Detect. After an error the session is as if new: the next frame runs in
//            full.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include <genie/base/geometry.h>
#include <genie/base/status.h>
#include <genie/detect/detect.h>
#include <genie/image/view.h>
#include <genie/scene/scene.h>

namespace genie {

enum class UpdateKind : uint8_t {
  kEqual,  // no pixel changed: the last Scene stands
  kDelta,  // only dirty tiles were worked on
  kFull,   // every tile was
};

// Why a frame ran in full.
enum class FullRunReason : uint8_t {
  kNone,
  kFirstFrame,  // also after an error
  kOtherShape,  // size or pixel format differ from the last frame's
  kManyTiles,   // so many tiles are dirty that a full run is cheaper
  kFidelity,    // the frame became lossy, or clean again: every tile reads that verdict
  kEvicted,     // the session had given up its memory
};

enum class UpdateStage : uint8_t {
  kCompare,  // with the last frame; which tiles are to be worked on
  kCopy,     // of what changed
  kTiles,    // planes, zones, ink, hashes
  kMerge,    // over the seams
  kLists,    // lines, elements, Scene, content
};
inline constexpr size_t kUpdateStageCount = 5;

std::string_view UpdateKindName(UpdateKind kind);          // "delta"; static storage
std::string_view FullRunReasonName(FullRunReason reason);  // "many tiles"; static storage
std::string_view UpdateStageName(UpdateStage stage);       // "compare"; static storage

// Whether pixels outside the given damage are looked at.
enum class DamageCheck : uint8_t {
  kTrust,
  kVerify,  // for debugging captures: a changed pixel outside the damage is kInvalidArgument
};

struct SessionOptions {
  DetectOptions detect;            // `tile_size` is not read: a session takes 64
  size_t memory_budget_bytes = 0;  // 0: no limit
  DamageCheck damage_check = DamageCheck::kTrust;
  Point origin;  // of the frame in the image that the caller speaks of: added to places in errors
};

struct UpdateReport {
  UpdateKind kind = UpdateKind::kFull;
  FullRunReason reason = FullRunReason::kNone;
  int32_t tiles = 0;          // of the frame
  int32_t changed_tiles = 0;  // hold a pixel that differs (a lower bound for kManyTiles)
  int32_t dirty_tiles = 0;    // were worked on: the changed ones and those within reach
  std::array<int64_t, kUpdateStageCount> stage_ns{};  // zeros without a clock
  int64_t total_ns = 0;
};

class DetectSession {
 public:
  DetectSession();
  ~DetectSession();
  DetectSession(DetectSession&&) noexcept;
  DetectSession& operator=(DetectSession&&) noexcept;

  // Takes the next frame.
  //
  //   damage  where pixels may differ from the last frame, by the word of who captured it; parts
  //           outside the frame are ignored. Absent: anywhere. Empty: nowhere.
  //
  // Cost: comparison of the frame (or of the damage) with the copy, the dirty tiles' share of a
  //       full run, merge and list stages. In the steady state no heap allocation.
  Status Update(ConstImageView frame, std::optional<std::span<const Box>> damage,
                const SessionOptions& options, UpdateReport* report = nullptr);

  // The Scene of the last frame; empty before the first and after an error. Valid until the next
  // Update.
  const Scene& scene() const;

  // One signature for each element of scene(): of the ink of text, of all edges in pictures and
  // icons. It does not depend on where the element stands, so that an element that moved keeps
  // it. 0 where an element has none (containers).
  std::span<const uint64_t> content() const;

  // One byte for each tile of the last frame, row by row: 1 where it was worked on.
  std::span<const uint8_t> dirty_tiles() const;

  // Bytes that the session holds, its copy of the frame included.
  size_t bytes() const;

  // Gives up the copy and the tiles, keeps the Scene: the next frame runs in full.
  void Evict();

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace genie
