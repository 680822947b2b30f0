// MatchTemplate: where a small image occurs in a larger one.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>

#include <genie/base/arena.h>
#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

inline constexpr size_t kMaxMatches = 65536;
// A 4K frame is a template; sums of its products stay within 64 bits.
inline constexpr int64_t kMaxTemplatePixels = int64_t{1} << 23;
// Windows at or above the threshold that are kept for the choice of matches: the best of them.
inline constexpr size_t kMaxMatchCandidates = size_t{1} << 18;

// Levels by which a window's bytes may differ from the template's where kAnchors looks first.
inline constexpr int32_t kAnchorTolerance = 6;

// kExact    every window's score counts
// kAnchors  only windows in which up to twelve bytes of the template (its rarest in the image, one
//           of each cell of a grid of 4 x 3) are within kAnchorTolerance: the same pixels again,
//           also after noise, but not with another contrast, brightness or colour. Scores, and the
//           choice among the windows found, are kExact's. A template of one colour, or one of whose
//           anchors too many windows have, is searched by kExact: nothing is lost there.
enum class MatchMethod : uint8_t { kExact, kAnchors };

struct MatchOptions {
  double threshold = 0.9;  // 0 .. 1
  size_t max_matches = 100;
  MatchMethod method = MatchMethod::kExact;
};

struct Match {
  int32_t x = 0;  // of the top left pixel
  int32_t y = 0;
  int32_t width = 0;  // the template's
  int32_t height = 0;
  double score = 0;  // up to 1

  friend bool operator==(const Match&, const Match&) = default;
};

// Lists the places where `pattern` (the template) occurs in `image`, the best first.
//
//   image, pattern  of one format; alpha is ignored
//   matches         replaced; its memory is kept and grows when it has to
//   scratch         O(width * (pattern height + 64)) bytes and 4 MiB; the caller resets it
//
// The score of a window is its zero-mean normalised cross-correlation with the template, the means
// taken for each colour, the sums over all: 1 for equal windows, the same for any contrast and
// brightness. With N pixels and sums over the window's values I and the template's T,
//
//   score = (N sum IT - sum I sum T) /
//           sqrt((N sum I^2 - (sum I)^2) (N sum T^2 - (sum T)^2))
//
// from exact integers by one root and one division of doubles: the same on every machine. Windows
// of one colour score 0. A template of one colour has no correlation: windows equal to it score 1,
// all others 0.
//
// A match is a window that scores at least the threshold, and more than 0, and that no better match
// suppresses; of two windows apart by less than half the template in both directions the better
// suppresses the other. Better is: the higher score, then the smaller y, then the smaller x. At
// most max_matches, the best, are listed.
//
// Ownership: borrows all. Threads: concurrent calls on distinct outputs and scratch are safe.
// Cost: windows of one colour cost nothing; others a part of the template that grows as its values
// are more alike and the threshold lower, all of it at a threshold of 0. kAnchors: little more than
// one pass over the image.
// Errors: kInvalidArgument: an empty or malformed view, formats that differ, a template larger than
//         the image, a threshold outside 0 .. 1, max_matches 0.
//         kLimitExceeded: more than kMaxTemplatePixels or kMaxMatches; fewer matches than
//         max_matches among the best kMaxMatchCandidates windows, while there are more of those.
//         kOutOfMemory.
// Source: J. P. Lewis, Fast Normalized Cross-Correlation (1995), for the running sums; the bound
//         that leaves windows out is kernels/match_template.h's.
Status MatchTemplate(ConstImageView image, ConstImageView pattern, const MatchOptions& options,
                     List<Match>& matches, Arena& scratch);

// The score of every window, row by row: (image.width - pattern.width + 1) values a row.
//
// Ownership, threads, errors: as MatchTemplate's. Cost: O(windows * template pixels).
Status MatchScores(ConstImageView image, ConstImageView pattern, List<double>& scores,
                   Arena& scratch);

}  // namespace genie::ops
