// Own files: writing results without ever destroying what somebody else made.
//
// A file that this program wrote begins with a mark of its form, so that it is known again and may
// be written over: JSON with `{"generator":"genie"`, a PNG with a text chunk "Software:
// computer-genie" behind its header, CSV with its header line, a list of marks with its title.
// Anything else at the wanted name is left alone.
//
// Depends on: base, POSIX. Thread safety: concurrent calls on distinct names.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <genie/base/list.h>
#include <genie/base/status.h>

namespace genie::cli {

enum class Overwrite : uint8_t { kOwnFiles, kAnyFile };

inline constexpr std::string_view kGenerator = "genie";

// True when `head`, the first bytes of a file, bears one of the marks.
bool BearsOwnMark(std::span<const uint8_t> head);

// Writes `bytes` under `path`: into a file of the same folder without a name first, which then
// takes it (a temporary one where the file system knows no others), so that no reader sees half a
// file and a signal leaves nothing behind.
//
// Errors: kOutputNotWritten; the message begins with the path.
Status WriteOwnFile(const std::string& path, std::span<const uint8_t> bytes, Overwrite overwrite);
Status WriteOwnFile(const std::string& path, std::string_view text, Overwrite overwrite);

// Makes `path` and its parents where missing. Errors: kOutputNotWritten.
Status MakeFolder(const std::string& path);

}  // namespace genie::cli
