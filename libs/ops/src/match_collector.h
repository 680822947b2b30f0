// MatchCollector: from windows and their scores to matches.
//
// Windows come row by row. One that scores 1 is at once decided: nothing later is better. Others
// wait, the best kMaxMatchCandidates of them, and are gone through by rank at the end. A grid of
// cells of half a template, which hold one match each at most, finds what suppresses a window in
// nine looks.
//
// Depends on: base, ops/match_template.h. Thread safety: one thread at a time.
#pragma once

#include <span>

#include <genie/base/arena.h>
#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/ops/match_template.h>

namespace genie::ops {

class MatchCollector {
 public:
  // For `columns` x `rows` windows of the template's size; memory from `scratch`.
  // Errors: kOutOfMemory.
  Status Prepare(int32_t columns, int32_t rows, ConstImageView pattern, const MatchOptions& options,
                 List<Match>& matches, Arena& scratch);

  // Forgets the windows that were taken.
  void Restart(const MatchOptions& options);

  // Takes a window; windows come from the top and from the left. Errors: kOutOfMemory.
  Status Add(int32_t x, int32_t y, double score);

  // What a window must reach from here on; never falls.
  double threshold() const { return threshold_; }
  // No later window can become a match.
  bool is_full() const { return matches_->size() == max_matches_; }

  // Lists the matches. Errors: kLimitExceeded, kOutOfMemory.
  Status Finish();

 private:
  struct Candidate {
    double score;
    int32_t x, y;
  };

  static bool IsBetter(const Candidate& a, const Candidate& b);
  bool IsSuppressed(int32_t x, int32_t y) const;
  Status Accept(const Candidate& candidate);
  void KeepTheBestHalf();

  List<Match>* matches_ = nullptr;
  std::span<Candidate> candidates_ = {};
  std::span<uint32_t> cells_ = {};  // 1 + index of the match in each, or 0
  size_t count_ = 0;                // of candidates
  size_t max_matches_ = 0;
  double threshold_ = 0;
  bool has_dropped_ = false;
  int32_t width_ = 0, height_ = 0;  // of the template
  int32_t cells_across_ = 0, cells_down_ = 0;
};

}  // namespace genie::ops
