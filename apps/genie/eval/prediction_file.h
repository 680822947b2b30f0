// Prediction files: {threshold, elements: [{box, confidence, role, interactive, checked, disabled,
// id, parent}]}; only `box` is required. Read from any detector, written for ours.
//
// Depends on: prediction.h, json_file.h, scene. Thread safety: functions without state.
#pragma once

#include <filesystem>

#include <genie/scene/scene.h>

#include "json_file.h"
#include "prediction.h"

namespace genie::eval {

// Errors: kBadData naming the element and the key.
Result<Prediction> ReadPrediction(const Json& json);

// What ReadPrediction() would give for the file that WritePrediction() writes.
Prediction PredictionFromScene(const Scene& scene);

// Writes through a neighbour that replaces `path`, so that an interrupted run leaves no half file.
// Errors: kOutputNotWritten, also where a file is there that WritePrediction() did not make.
Status WritePrediction(const Scene& scene, const std::filesystem::path& path);

}  // namespace genie::eval
