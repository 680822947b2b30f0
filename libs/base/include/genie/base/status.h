// Errors are values. This header defines the one vocabulary every library uses to report
// them: StatusCode, Status (a code and a message) and Result<T> (a T or a Status).
//
// A message has its fixed text first and `name=value` pairs last, and says what to do:
//   return Status(StatusCode::kLimitExceeded, "image side is over the limit; scale it down")
//       .With("width", width).With("limit", limit);
//
// The message lives inside the Status (kMaxMessage bytes, longer text is cut), so that reporting
// an error never allocates and a Status is trivially copyable.
//
// Depends on: the standard library only.
// Thread safety: values; no shared state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string_view>

namespace genie {

// Who is at fault decides the code; each edge (CLI, Python, HTTP, C) translates it once.
enum class StatusCode : uint8_t {
  kOk = 0,
  kInvalidArgument,   // the caller's fault: a wrong size, format or option
  kBadData,           // bytes that are not what they claim to be
  kLimitExceeded,     // a named limit was reached
  kNotFound,          // a file, key or id that is not there
  kPermissionDenied,  // the system refused access
  kUnavailable,       // a part that is not present or not built
  kOutOfMemory,       // an allocation failed
  kOutputNotWritten,  // a full disk, a closed pipe, a file that is not ours
  kCancelled,         // the caller asked to stop
  kDeviceFailure,     // a device or driver failed
  kInternal,          // our own bug
};

// The code's name in lower case with underscores ("bad_data"). Static storage.
std::string_view StatusCodeName(StatusCode code);

class [[nodiscard]] Status {
 public:
  static constexpr size_t kMaxMessage = 240;  // bytes, the ending zero included

  Status() = default;
  Status(StatusCode code, std::string_view text);

  static Status Ok() { return Status(); }

  bool ok() const { return code_ == StatusCode::kOk; }
  StatusCode code() const { return code_; }
  std::string_view message() const { return {message_, length_}; }

  // Appends " name=value" to the message (cut at kMaxMessage) and returns the Status.
  Status With(std::string_view name, std::string_view value) const;
  Status With(std::string_view name, int64_t value) const;

  // Puts "text: " before the message: the name of the file or field at fault. A text that leaves
  // no room for the message loses its beginning.
  Status Prefixed(std::string_view text) const;

 private:
  void Append(std::string_view text);

  StatusCode code_ = StatusCode::kOk;
  uint8_t length_ = 0;
  char message_[kMaxMessage] = {};
};

template <typename T>
using Result = std::expected<T, Status>;

// For functions that return a Result: `return Fail(status);`.
inline std::unexpected<Status> Fail(const Status& status) {
  return std::unexpected<Status>(status);
}

}  // namespace genie

// Leaves the function with the Status when it is an error.
#define GENIE_RETURN_IF_ERROR(expression)                                  \
  do {                                                                     \
    if (::genie::Status genie_status = (expression); !genie_status.ok()) { \
      return genie_status;                                                 \
    }                                                                      \
  } while (false)

// The same inside a function that returns a Result.
#define GENIE_FAIL_IF_ERROR(expression)                                    \
  do {                                                                     \
    if (::genie::Status genie_status = (expression); !genie_status.ok()) { \
      return ::genie::Fail(genie_status);                                  \
    }                                                                      \
  } while (false)
