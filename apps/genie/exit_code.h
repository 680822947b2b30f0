// ExitCode: what a command tells the shell, and the one table that makes it from a StatusCode.
//
// Depends on: base. Thread safety: pure functions.
#pragma once

#include <algorithm>
#include <cstdint>

#include <genie/base/status.h>

namespace genie::cli {

enum class ExitCode : uint8_t {
  kOk = 0,
  kOurFault = 1,          // a bug, or no memory
  kUsage = 2,             // a command line that cannot be followed
  kBadInput = 3,          // a file that is missing, unreadable or not a picture
  kUnavailable = 4,       // a part that this machine or this build does not have
  kOutputNotWritten = 5,  // a full disk, a folder without write access, a file that is not ours
  kDidNotCome = 6,        // what was waited for was not there in time
};

// Several inputs give the highest.
constexpr ExitCode Worse(ExitCode a, ExitCode b) { return std::max(a, b); }

// For a failure while an input is read, decoded or looked at.
ExitCode ExitCodeOf(StatusCode code);

}  // namespace genie::cli
