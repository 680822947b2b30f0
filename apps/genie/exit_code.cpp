// ExitCode: see exit_code.h.
#include "exit_code.h"

namespace genie::cli {

ExitCode ExitCodeOf(StatusCode code) {
  switch (code) {
    case StatusCode::kOk:
      return ExitCode::kOk;
    case StatusCode::kInvalidArgument:
    case StatusCode::kBadData:
    case StatusCode::kLimitExceeded:
    case StatusCode::kNotFound:
    case StatusCode::kPermissionDenied:
      return ExitCode::kBadInput;
    case StatusCode::kUnavailable:
    case StatusCode::kDeviceFailure:
      return ExitCode::kUnavailable;
    case StatusCode::kOutputNotWritten:
      return ExitCode::kOutputNotWritten;
    case StatusCode::kOutOfMemory:
    case StatusCode::kCancelled:
    case StatusCode::kInternal:
      break;
  }
  return ExitCode::kOurFault;
}

}  // namespace genie::cli
