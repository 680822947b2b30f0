// Which window is meant by `--window`: a number, `active`, or a part of a title.
//
// Depends on: capture. Thread safety: free functions.
#pragma once

#include <cstdint>
#include <string>

#include <genie/base/status.h>

namespace genie::cli {

// The number in `text`, which begins with a digit: 0x1400003 or 20971523, as xwininfo and xdotool
// print it. Errors: kInvalidArgument.
Result<uint32_t> ParseWindowNumber(const std::string& text);

// The window that the display shows and `text` means: its number, `active`, or the topmost one
// whose title holds the text. Errors: kInvalidArgument, kNotFound (with the titles that there are),
// kUnavailable (no display).
Result<uint32_t> FindWindow(const std::string& display, const std::string& text);

}  // namespace genie::cli
