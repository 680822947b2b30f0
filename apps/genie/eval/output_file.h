// Files that `genie eval` and `genie bench` write: never over a file that they did not make.
// A JSON output says who made it in its first key, and only such a file is replaced; the same
// holds for a folder of pictures, by a marker file in it.
//
// Depends on: base. Thread safety: functions without state.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <genie/base/status.h>

namespace genie::eval {

// `{"generator":"genie","version":"VERSION",`: how each JSON output starts.
std::string OpenJsonOutput();

// Writes through a neighbour that replaces `path`; makes the folder. Errors: kOutputNotWritten,
// naming the file; also where `path` is a file that does not start as OpenJsonOutput() does.
Status WriteJsonOutput(const std::filesystem::path& path, std::string_view text);

// Makes `folder`, or takes it when it is empty or was made here before.
// Errors: kOutputNotWritten.
Status ClaimOutputFolder(const std::filesystem::path& folder);

// Writes bytes through a neighbour that replaces `path`. Errors: kOutputNotWritten.
Status WriteBytes(const std::filesystem::path& path, std::string_view bytes);

}  // namespace genie::eval
