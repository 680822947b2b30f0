// What a session and a detection hold.
//
// The peak of a detection is how far its process's resident high-water mark rises over the state
// with the libraries and the frame loaded. Each program runs in a process of its own and waits
// for a line; the mark is reset from here (/proc/PID/clear_refs, 5), the line is sent, and the
// mark is read (VmHWM in /proc/PID/status). Both programs first run on a small frame, so that
// their code and tables are there before the reset, and both take fresh memory for the large one.
//
// Depends on: engine, child_process.h, frames.h. Thread safety: one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <genie/base/status.h>

#include "frames.h"
#include "samples.h"

namespace genie::bench {

// A session's memory once it has seen full runs and small changes of a frame of this size.
struct SessionMemory {
  int32_t width = 0;
  int32_t height = 0;
  uint64_t copy_bytes = 0;       // its copy of the frame
  uint64_t said_bytes = 0;       // Detector::bytes()
  uint64_t allocated_bytes = 0;  // by the allocator's count, copy included

  double RestMb() const { return static_cast<double>(allocated_bytes - copy_bytes) / 1e6; }
};
Result<SessionMemory> MeasureSessionMemory(const Frame& frame);

struct PeakMemory {
  Samples ours_mib;
  Samples rival_mib;  // empty without a rival
  // How much lower ours is, in percent.
  double LowerPercent() const;
};
// Errors: kUnavailable where a process cannot be started or its high-water mark not be reset.
Result<PeakMemory> MeasurePeakMemory(const Frame& frame, const std::filesystem::path& rival);

// The side that is measured: reads frames as WriteRawFrames wrote them, says a line, and runs one
// detection with fresh memory for each line it is given. Ends with its input.
Status AnswerAsPartner(const std::filesystem::path& frames);

}  // namespace genie::bench
