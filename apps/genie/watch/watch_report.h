// WatchReport: what `genie watch` prints, frame by frame.
//
//   JSON  {"frame":1,"time":0.0,"watching":"screen","box":[0,0,1280,800],"elements":57}
//         {"frame":4,"time":2.31,"change":"moved","id":7,"role":"button","box":[..],"before":[..]}
//         {"frame":9,"time":3.02,"found":"button","id":12,"role":"button","box":[..],
//          "center":[85,44],"confidence":0.91}
//   table the same as lines for a person
//
// Depends on: session/, scene, track. Thread safety: one call at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include <genie/base/list.h>
#include <genie/scene/scene.h>
#include <genie/track/change_text.h>

#include "watch_options.h"

namespace genie::cli {

// A frame that was looked at; boxes are in pixels of the whole screen or file.
struct WatchedFrame {
  ChangeMoment moment;
  const Scene& scene;  // filtered
  std::span<const Change> changes;
  Box box;  // what is watched
};

class WatchReport {
 public:
  virtual ~WatchReport() = default;
  // Each appends whole lines that go out at once. Errors: kOutOfMemory.
  virtual Status Begin(const std::string& name, const WatchedFrame& first, List<char>& out) = 0;
  virtual Status Add(const WatchedFrame& frame, List<char>& out) = 0;
  virtual Status Found(const WatchedFrame& frame, const Element& element, List<char>& out) = 0;
};

// The one that `options` ask for.
std::unique_ptr<WatchReport> MakeWatchReport(const WatchOptions& options);

}  // namespace genie::cli
