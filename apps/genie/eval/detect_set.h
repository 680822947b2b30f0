// Runs the detector over every picture of a set, several at once, each on one thread.
//
// Depends on: engine, executor, screen_set.h, prediction_file.h.
// Thread safety: one call at a time; it uses the pool it is given.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <genie/base/executor.h>
#include <genie/engine/engine.h>

#include "prediction.h"
#include "screen_set.h"

namespace genie::eval {

struct DetectSetOptions {
  std::filesystem::path save;  // a folder for the prediction files; empty: none are kept
  // Called after each picture, from any thread, one at a time.
  std::function<void(size_t done, const ScreenFile& latest)> progress;
};

// The predictions of each screen, in the set's order: every box from confidence 0.01 up, with the
// shipped threshold.
//
// Errors: those of reading, decoding and detecting, for the first picture in the set's order that
//         fails; kNotFound for a screen without a picture; kOutputNotWritten.
Result<std::vector<Prediction>> DetectSet(const ScreenSet& set, Engine& engine, Executor& executor,
                                          const DetectSetOptions& options);

}  // namespace genie::eval
