// The bytes of one input: a file, standard input, or what a shell's <(command) gives.
//
// Depends on: codec, inputs.h. Thread safety: several at once, on distinct inputs.
#pragma once

#include <string>

#include <genie/base/limits.h>
#include <genie/base/list.h>

#include "inputs.h"

namespace genie::cli {

// What errors call it: its path, or "standard input".
std::string LabelOf(const Input& input);

// Errors: those of ReadFile; the message begins with the label.
Status ReadInput(const Input& input, const ImageLimits& limits, List<uint8_t>& bytes);

}  // namespace genie::cli
