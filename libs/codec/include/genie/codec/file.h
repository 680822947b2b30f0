// Reading the bytes of a picture from a file or from standard input, with every way in which that
// goes wrong as one line that names the file and the reason.
//
// Depends on: base; inside, POSIX. Thread safety: concurrent calls are safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <genie/base/limits.h>
#include <genie/base/list.h>
#include <genie/base/status.h>

namespace genie {

// Reads a whole regular file into `out` (overwritten; its capacity is kept). Links are followed.
//
// Never waits: a FIFO or a device is refused by its kind, not opened for reading and waited on.
// Errors: kNotFound; kPermissionDenied; kBadData: a directory, FIFO, device or socket, an empty
//         file, a read error; kLimitExceeded: more than limits.max_encoded_bytes, checked before
//         anything is allocated; kOutOfMemory. The message begins with the path.
Status ReadFile(const std::string& path, const ImageLimits& limits, List<uint8_t>& out);

// Reads the open descriptor `descriptor` to its end; `label` names it in messages. Waits for as
// long as the writer takes. Errors as above.
Status ReadDescriptor(int descriptor, std::string_view label, const ImageLimits& limits,
                      List<uint8_t>& out);

}  // namespace genie
