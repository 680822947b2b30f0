// MatchTemplate: see genie/ops/match_template.h.
#include <genie/ops/match_template.h>

#include <algorithm>

#include "check.h"
#include "match_anchors.h"
#include "match_collector.h"
#include "match_pattern.h"
#include "match_rows.h"

namespace genie::ops {
namespace {

Status CheckImages(ConstImageView image, ConstImageView pattern) {
  GENIE_RETURN_IF_ERROR(CheckView(image, "image"));
  GENIE_RETURN_IF_ERROR(CheckView(pattern, "template"));
  GENIE_RETURN_IF_ERROR(CheckSameFormat(image, pattern));
  if (pattern.width > image.width || pattern.height > image.height) {
    return Status(StatusCode::kInvalidArgument,
                  "the template is larger than the image; give a smaller one")
        .With("width", pattern.width)
        .With("height", pattern.height)
        .With("image_width", image.width)
        .With("image_height", image.height);
  }
  const int64_t pixels = int64_t{pattern.width} * pattern.height;
  if (pixels <= kMaxTemplatePixels) return Status::Ok();
  return Status(StatusCode::kLimitExceeded, "the template is too large; give a part of it")
      .With("pixels", pixels)
      .With("limit", kMaxTemplatePixels);
}

Status CheckOptions(const MatchOptions& options) {
  if (!(options.threshold >= 0 && options.threshold <= 1)) {
    return Status(StatusCode::kInvalidArgument, "the threshold of a match must be 0 to 1");
  }
  if (options.max_matches == 0) {
    return Status(StatusCode::kInvalidArgument, "max_matches must be at least 1");
  }
  if (options.max_matches > kMaxMatches) {
    return Status(StatusCode::kLimitExceeded, "max_matches is over the limit; ask for fewer")
        .With("max_matches", int64_t(options.max_matches))
        .With("limit", int64_t(kMaxMatches));
  }
  return Status::Ok();
}

// One image searched for one template; `take` gets (x, y, score) of the windows that score at least
// `threshold()`, and whatever else is cheap.
struct Search {
  PatternOfMatch pattern;
  MatchRows rows;
  std::span<kernels::MatchHit> hits;

  Status Prepare(ConstImageView image, ConstImageView view, double threshold, Arena& scratch) {
    GENIE_RETURN_IF_ERROR(pattern.Prepare(view, threshold, scratch));
    GENIE_RETURN_IF_ERROR(rows.Prepare(image, pattern, scratch));
    const auto room = scratch.Take<kernels::MatchHit>(rows.count());
    if (!room) return room.error();
    hits = *room;
    return Status::Ok();
  }

  template <typename TakeScore>
  Status TakeFlatRow(const TakeScore& take) const {
    for (size_t x = 0; x < rows.count(); ++x) {
      uint64_t sums[kernels::kMatchPlanes], squares;
      rows.SumsOf(x, sums, squares);
      if (pattern.IsEqualFlat(sums, squares)) GENIE_RETURN_IF_ERROR(take(x, 1.0));
    }
    return Status::Ok();
  }

  template <typename TakeScore>
  Status TakeRow(const TakeScore& take) const {
    if (pattern.is_flat()) return TakeFlatRow(take);
    const size_t found = kernels::MatchFindHits(pattern.kernel(), rows.first(), rows.squares(),
                                                rows.count(), rows.windows(), hits.data());
    for (const kernels::MatchHit& hit : hits.first(found)) {
      uint64_t sums[kernels::kMatchPlanes], squares;
      rows.SumsOf(hit.x, sums, squares);
      GENIE_RETURN_IF_ERROR(take(hit.x, pattern.Score(hit.sum, sums, squares)));
    }
    return Status::Ok();
  }
};

Status FindExact(ConstImageView image, ConstImageView view, const MatchOptions& options,
                 MatchCollector& collector, Arena& scratch) {
  Search search;
  GENIE_RETURN_IF_ERROR(search.Prepare(image, view, options.threshold, scratch));
  double threshold = collector.threshold();
  for (int32_t y = 0; y + view.height <= image.height && !collector.is_full(); ++y) {
    search.rows.Advance();
    GENIE_RETURN_IF_ERROR(search.TakeRow(
        [&](size_t x, double score) { return collector.Add(int32_t(x), y, score); }));
    if (collector.threshold() == threshold) continue;
    threshold = collector.threshold();
    search.pattern.Raise(threshold);
  }
  return collector.Finish();
}

Result<AnchorOutcome> FindAnchored(ConstImageView image, ConstImageView view,
                                   const MatchOptions& options, MatchCollector& collector,
                                   Arena& scratch) {
  PatternOfMatch pattern;
  GENIE_FAIL_IF_ERROR(pattern.Prepare(view, options.threshold, scratch));
  if (pattern.is_flat()) return AnchorOutcome::kTooManyCandidates;
  AnchorSearch search;
  GENIE_FAIL_IF_ERROR(search.Prepare(image, view, scratch));
  return search.Run(pattern, collector);
}

}  // namespace

Status MatchTemplate(ConstImageView image, ConstImageView pattern, const MatchOptions& options,
                     List<Match>& matches, Arena& scratch) {
  matches.Clear();
  GENIE_RETURN_IF_ERROR(CheckImages(image, pattern));
  GENIE_RETURN_IF_ERROR(CheckOptions(options));
  MatchCollector collector;
  const int32_t columns = image.width - pattern.width + 1;
  const int32_t rows = image.height - pattern.height + 1;
  GENIE_RETURN_IF_ERROR(collector.Prepare(columns, rows, pattern, options, matches, scratch));
  if (options.method == MatchMethod::kAnchors) {
    const auto outcome = FindAnchored(image, pattern, options, collector, scratch);
    if (!outcome) return outcome.error();
    if (*outcome == AnchorOutcome::kFound) return collector.Finish();
    collector.Restart(options);
  }
  return FindExact(image, pattern, options, collector, scratch);
}

Status MatchScores(ConstImageView image, ConstImageView pattern, List<double>& scores,
                   Arena& scratch) {
  scores.Clear();
  GENIE_RETURN_IF_ERROR(CheckImages(image, pattern));
  Search search;
  GENIE_RETURN_IF_ERROR(search.Prepare(image, pattern, -1, scratch));
  const size_t columns = size_t(image.width - pattern.width) + 1;
  const size_t rows = size_t(image.height - pattern.height) + 1;
  if (rows > SIZE_MAX / sizeof(double) / 2 / columns) {
    return Status(StatusCode::kOutOfMemory, "the size of the scores overflows");
  }
  GENIE_RETURN_IF_ERROR(scores.Assign(columns * rows, 0.0));
  for (size_t y = 0; y < rows; ++y) {
    search.rows.Advance();
    GENIE_RETURN_IF_ERROR(search.TakeRow([&](size_t x, double score) {
      scores[y * columns + x] = score;
      return Status::Ok();
    }));
  }
  return Status::Ok();
}

}  // namespace genie::ops
