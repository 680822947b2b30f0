// The benchmark of sessions: what frames cost in which little changed, each figure with what is
// asked of it. One thread, processor time, medians of rounds in which everything takes its turn.
//
// Depends on: session_run.h, memory_bench.h, screen_edits.h. Thread safety: one call at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bench_options.h"
#include "memory_bench.h"
#include "session_run.h"

namespace genie::bench {

enum class Bound : uint8_t { kAtMost, kAtLeast };

// One line of what was asked and what was reached.
struct Figure {
  std::string name;
  std::string unit;
  Bound bound = Bound::kAtMost;
  double asked = 0;
  double reached = 0;
  std::string note;

  bool IsMet() const { return bound == Bound::kAtMost ? reached <= asked : reached >= asked; }
};

struct DeltaBenchResult {
  std::vector<EqualFrameResult> equal;  // each 1080p sample
  std::vector<SequenceResult> edits;    // each edit on each 1080p sample that has a place for it
  std::vector<SequenceResult> small_lists;  // scrolled: an eighth of the frame
  std::vector<SequenceResult> large_lists;  // scrolled: all but a bar
  std::optional<SequenceResult> session;    // the sample session, where its frames are there
  std::vector<SessionMemory> memory;        // 1080p, 4K
  PeakMemory peak;                          // 4K
  std::string rival;                        // its program; empty: it was not there
  std::vector<Figure> figures;
};

// Errors: those of reading the screens and of detecting; kInternal where a session's Scene is not
// the full run's; kUnavailable when a process that was measured broke off.
Result<DeltaBenchResult> BenchDelta(const BenchOptions& options);

}  // namespace genie::bench
