// Reading a settings file: a regular file of bounded size, or one clear error.
//
// Depends on: base; inside, POSIX. Thread safety: concurrent calls are safe.
#pragma once

#include <optional>
#include <string>

#include <genie/base/status.h>

namespace genie {

enum class MissingFile : uint8_t { kIsAnError, kIsNone };

// Never waits: a FIFO or a device is refused, not read.
// Errors: kNotFound, kPermissionDenied, kBadData (no regular file, a read error), kLimitExceeded.
Result<std::optional<std::string>> ReadConfigFile(const std::string& path, MissingFile missing);

}  // namespace genie
