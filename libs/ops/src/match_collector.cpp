// MatchCollector: see match_collector.h.
#include "match_collector.h"

#include <algorithm>
#include <cstdlib>

namespace genie::ops {

Status MatchCollector::Prepare(int32_t columns, int32_t rows, ConstImageView pattern,
                               const MatchOptions& options, List<Match>& matches, Arena& scratch) {
  matches_ = &matches;
  width_ = pattern.width;
  height_ = pattern.height;
  cells_across_ = (columns - 1) / ((width_ + 1) / 2) + 1;
  cells_down_ = (rows - 1) / ((height_ + 1) / 2) + 1;
  const size_t windows = size_t(columns) * size_t(rows);
  const auto candidates = scratch.Take<Candidate>(std::min(windows, kMaxMatchCandidates));
  const auto cells = scratch.Take<uint32_t>(size_t(cells_across_) * size_t(cells_down_));
  if (!candidates) return candidates.error();
  if (!cells) return cells.error();
  candidates_ = *candidates;
  cells_ = *cells;
  Restart(options);
  return Status::Ok();
}

void MatchCollector::Restart(const MatchOptions& options) {
  std::ranges::fill(cells_, 0u);
  matches_->Clear();
  count_ = 0;
  max_matches_ = options.max_matches;
  threshold_ = options.threshold;
  has_dropped_ = false;
}

bool MatchCollector::IsBetter(const Candidate& a, const Candidate& b) {
  if (a.score != b.score) return a.score > b.score;
  return a.y != b.y ? a.y < b.y : a.x < b.x;
}

bool MatchCollector::IsSuppressed(int32_t x, int32_t y) const {
  const int32_t cell_x = x / ((width_ + 1) / 2);
  const int32_t cell_y = y / ((height_ + 1) / 2);
  for (int32_t v = std::max(0, cell_y - 1); v <= std::min(cells_down_ - 1, cell_y + 1); ++v) {
    for (int32_t u = std::max(0, cell_x - 1); u <= std::min(cells_across_ - 1, cell_x + 1); ++u) {
      const uint32_t match = cells_[size_t(v) * size_t(cells_across_) + size_t(u)];
      if (match == 0) continue;
      const Match& other = (*matches_)[match - 1];
      if (2 * std::abs(other.x - x) < width_ && 2 * std::abs(other.y - y) < height_) return true;
    }
  }
  return false;
}

Status MatchCollector::Accept(const Candidate& candidate) {
  GENIE_RETURN_IF_ERROR(
      matches_->Push({candidate.x, candidate.y, width_, height_, candidate.score}));
  const size_t cell_x = size_t(candidate.x / ((width_ + 1) / 2));
  const size_t cell_y = size_t(candidate.y / ((height_ + 1) / 2));
  cells_[cell_y * size_t(cells_across_) + cell_x] = uint32_t(matches_->size());
  return Status::Ok();
}

Status MatchCollector::Add(int32_t x, int32_t y, double score) {
  if (score < threshold_ || score <= 0 || is_full() || IsSuppressed(x, y)) return Status::Ok();
  if (score == 1) return Accept({score, x, y});
  if (count_ == candidates_.size()) KeepTheBestHalf();
  if (score < threshold_) return Status::Ok();
  candidates_[count_++] = {score, x, y};
  if (max_matches_ == 1) threshold_ = score;  // one that is lower cannot win
  return Status::Ok();
}

// What is dropped is worse than all that is kept, and so is whatever comes below the new threshold.
void MatchCollector::KeepTheBestHalf() {
  const size_t kept = std::max<size_t>(1, count_ / 2);
  Candidate* last = candidates_.data() + kept - 1;
  std::nth_element(candidates_.data(), last, candidates_.data() + count_, IsBetter);
  threshold_ = last->score;
  count_ = kept;
  has_dropped_ = max_matches_ > 1;
}

Status MatchCollector::Finish() {
  std::sort(candidates_.data(), candidates_.data() + count_, IsBetter);
  for (size_t i = 0; i < count_ && !is_full(); ++i) {
    const Candidate& candidate = candidates_[i];
    if (!IsSuppressed(candidate.x, candidate.y)) GENIE_RETURN_IF_ERROR(Accept(candidate));
  }
  if (!has_dropped_ || is_full()) return Status::Ok();
  const int64_t found = int64_t(matches_->size());
  matches_->Clear();
  return Status(StatusCode::kLimitExceeded,
                "too many windows reach the threshold; raise it, or ask for fewer matches")
      .With("matches", found)
      .With("candidates", int64_t(kMaxMatchCandidates));
}

}  // namespace genie::ops
