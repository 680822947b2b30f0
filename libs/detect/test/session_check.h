// SessionCheck: runs a DetectSession over the frames of an edited screen and says what broke.
//
// After every frame:
//   the session's Scene has the canonical bytes of a fresh full Detect,
//   its content signatures are those of a new session's first frame,
//   the report and the dirty tiles agree with each other and with a plain comparison of the frames.
//
// Depends on: detect, edited_screen. Thread safety: one thread at a time.
#pragma once

#include <genie/detect/session.h>

#include <array>
#include <string>
#include <vector>

#include "edited_screen.h"

namespace genie::detect {

// What a run met, so that a test can ask whether it tried what it is for.
struct SessionCoverage {
  std::array<int64_t, 3> kinds{};    // by UpdateKind
  std::array<int64_t, 6> reasons{};  // by FullRunReason
  int64_t fidelity_flips = 0;        // between consecutive frames
  int64_t scale_flips = 0;
  int64_t refused_lies = 0;
  int64_t elements = 0;
  int64_t signatures = 0;
  int64_t damaged = 0;  // frames with a list of damage

  void Add(const SessionCoverage& other);
  std::string ToText() const;
};

// How the frames' damage is told.
enum class DamageWord : uint8_t {
  kAbsent,
  kExactTiles,   // what differs, tile by tile
  kExactBounds,  // one rectangle
  kTooLarge,     // overlapping, partly outside, with empty ones between
  kEverything,
};

class SessionCheck {
 public:
  SessionCheck(const EditStart& start, const Stock& stock);
  SessionCheck(Canvas ground, const Stock& stock);

  // Applies the edit and takes the frame. Empty when all held, otherwise what did not.
  std::string Step(const Edit& edit);
  const SessionCoverage& coverage() const { return coverage_; }

 private:
  struct Difference {  // of this frame to the one before
    bool same_shape = false;
    std::vector<Box> tiles;  // bounds of what differs, a box for each 64 px tile that differs
  };
  Difference Compare(ConstImageView frame) const;
  std::vector<Box> DamageOf(const Difference& difference, DamageWord word, uint32_t seed) const;
  std::string TrustALie(ConstImageView frame, const Difference& difference, uint32_t seed);
  std::string UpdateWithLie(ConstImageView frame, const Difference& difference, uint32_t seed);
  std::string Update(ConstImageView frame, const Difference& difference, uint32_t seed);
  std::string CheckScene(ConstImageView frame);
  std::string CheckReport(const UpdateReport& report, const Difference& difference);
  std::string CheckTiles(const UpdateReport& report, const Difference& difference);
  void Remember(ConstImageView frame, const UpdateReport& report);

  EditedScreen screen_;
  SessionOptions options_;
  DetectSession session_;
  DetectContext full_context_;
  Scene full_scene_;
  std::vector<uint8_t> last_bytes_;  // without padding and alpha
  ConstImageView last_;              // shape alone; data is null
  bool is_known_ = false;            // the session holds the last frame
  bool was_lossy_ = false;
  int32_t last_scale_ = 0;
  SessionCoverage coverage_;
};

// Runs a script to its end or to the first step that fails.
struct ScriptFailure {
  size_t step = 0;
  std::string what;  // empty: none
};
ScriptFailure RunScript(const EditScript& script, const Stock& stock, SessionCoverage& coverage);

// Leaves out edits as long as the script still fails, then makes the frame smaller.
EditScript Shrunk(EditScript failing, const Stock& stock);

}  // namespace genie::detect
