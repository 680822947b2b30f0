// Judge: from a set and its predictions to tallies, screen by screen, several at once.
//
// Depends on: screen_set.h, tally.h, offsets.h. Thread safety: one call at a time for a pool.
#pragma once

#include <optional>
#include <vector>

#include <genie/base/executor.h>

#include "offsets.h"
#include "screen_set.h"
#include "tally.h"

namespace genie::eval {

// By screen of the set; nullopt: the screen has no prediction and is left out.
using SetPredictions = std::vector<std::optional<Prediction>>;

// Reads PREDICTIONS/web/NAME.json, PREDICTIONS/desktop/NAME.json or PREDICTIONS/NAME.json.
// Errors: kNotFound (no such folder, or a file for no screen at all), kBadData naming the file.
Result<SetPredictions> ReadPredictions(const ScreenSet& set, const std::filesystem::path& folder,
                                       Executor& executor);

// The screens that have a prediction, each beside it.
std::vector<std::optional<Screen>> MakeScreens(const ScreenSet& set,
                                               const SetPredictions& predictions,
                                               std::optional<double> threshold, Executor& executor);

std::vector<std::optional<Tally>> TallyScreens(const std::vector<std::optional<Screen>>& screens,
                                               Executor& executor);

}  // namespace genie::eval
