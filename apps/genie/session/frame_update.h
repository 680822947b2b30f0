// FrameUpdate: what a session said of one frame, kept beside the frame's Scene, and its two forms:
// members of the Scene's JSON object, and lines for a person.
//
//   "update":{"frame":2,"kind":"delta","reason":null,"tiles":510,"changed_tiles":3,
//             "dirty_tiles":18},"changes":[{...},...]
//
//   delta, 3 of 510 tiles changed, 18 worked on, 1.9 ms, 2 changes
//
// Depends on: engine, track, terminal/. Thread safety: values and pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <genie/base/list.h>
#include <genie/engine/detector.h>
#include <genie/scene/json.h>
#include <genie/track/change_text.h>

#include "../terminal/terminal.h"

namespace genie::cli {

struct FrameUpdate {
  ChangeMoment moment;  // frames count from 1
  UpdateReport report;
  std::vector<Change> changes;
  TileGrid grid;
  std::vector<uint8_t> dirty_tiles;
};

// Copies what `detector` says of its last frame.
FrameUpdate UpdateOf(const Detector& detector, const ChangeMoment& moment);

// The stages of the update and their sum, "detect", as an ordinary run has them.
void AddUpdateTimings(const UpdateReport& report, int64_t detect_ns,
                      std::vector<NamedTiming>& timings);

// Errors: kOutOfMemory.
Status WriteUpdateMembers(const FrameUpdate& update, List<char>& out);

// "delta, 3 of 510 tiles changed, 18 worked on"; "full (first frame), 510 tiles".
std::string UpdateText(const UpdateReport& report);

enum class ChangeRows : uint8_t { kFirst, kAll };

// Rows of changes shown of a frame that has more.
inline constexpr size_t kFirstChanges = 30;

// A line for each change, `before` at its start, in the colour of the element's role.
std::string ChangeLines(std::span<const Change> changes, ChangeRows rows, const Paint& paint,
                        std::string_view before = "  ");

}  // namespace genie::cli
