// Error pictures: where a detector is wrong, drawn over each screen for a person to look at.
//
//   red     an element of the subset that was missed
//   orange  a prediction that hit nothing and is not excused
//   green   the box of a prediction that hit, thin
//   blue    dots round what counts as neither: `ignore` and `opaque` elements
//
// At IoU 0.5 and the threshold, for the leaf subset of sets with leaves.
//
// Depends on: matching.h, picture.h, codec. Thread safety: one call at a time for a pool.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <genie/base/executor.h>

#include "screen_set.h"
#include "subsets.h"

namespace genie::eval {

struct Screen;

// Writes FOLDER/web/NAME.png, FOLDER/desktop/NAME.png or FOLDER/NAME.png for each screen that has
// a picture and predictions.
//
// Errors: kOutputNotWritten (a file is there that is not ours), kBadData (a picture).
Status WriteErrorPictures(const ScreenSet& set, const std::vector<std::optional<Screen>>& screens,
                          Subset subset, const std::filesystem::path& folder, Executor& executor);

}  // namespace genie::eval
