// Truth from the project's own JSON: {width, height, scale, theme, source, elements: [{role, box,
// alt, also, ignore, opaque, interactive, disabled, checked, parent}]}.
//
// Depends on: truth.h, json_file.h. Thread safety: functions without state.
#pragma once

#include "json_file.h"
#include "truth.h"

namespace genie::eval {

// Errors: kInvalidArgument when the object is a detector's predictions (it has a threshold, times
// or confidences, or none of truth's marks), kBadData naming the element and the key.
Result<Truth> ReadTruth(const Json& json);

// [x, y, width, height]. Errors: kBadData.
Result<Rect> ReadBox(const Json& value);

// The text of `key`, empty where it is missing. Errors: kBadData when it is something else.
Result<std::string> ReadText(const Json& object, std::string_view key);

}  // namespace genie::eval
