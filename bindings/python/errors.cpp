// The table of codes and exception classes: see errors.h.
#include "errors.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

// Names of computer_genie.errors.
const char* ClassName(StatusCode code, Task task) {
  const bool is_gone = code == StatusCode::kUnavailable || code == StatusCode::kNotFound;
  if (task == Task::kScreen && is_gone) return "DeviceError";
  if (task == Task::kProtocol && code != StatusCode::kInternal) {
    return code == StatusCode::kLimitExceeded ? "MessageLimitError" : "ProtocolError";
  }
  switch (code) {
    case StatusCode::kInvalidArgument:
    case StatusCode::kBadData:
      return task == Task::kSettings ? "ConfigError" : "InvalidImageError";
    case StatusCode::kLimitExceeded:
      return task == Task::kSettings ? "ConfigError" : "LimitError";
    case StatusCode::kNotFound:
      return task == Task::kSettings ? "ConfigNotFoundError" : "ImageNotFoundError";
    case StatusCode::kPermissionDenied:
      return task == Task::kSettings ? "ConfigPermissionError" : "ImagePermissionError";
    case StatusCode::kOutputNotWritten:
      return "StoreError";
    case StatusCode::kDeviceFailure:
      return "DeviceError";
    default:
      return "GenieError";
  }
}

}  // namespace

nb::object ToException(const Status& status, Task task) {
  const nb::str message(status.message().data(), status.message().size());
  if (status.code() == StatusCode::kOutOfMemory) {
    return nb::borrow(PyExc_MemoryError)(message);
  }
  const nb::module_ errors = nb::module_::import_("computer_genie.errors");
  return errors.attr(ClassName(status.code(), task))(message);
}

void RegisterErrors() {
  nb::register_exception_translator([](const std::exception_ptr& thrown, void*) {
    try {
      std::rethrow_exception(thrown);
    } catch (const StatusError& error) {
      const nb::object exception = ToException(error.status(), error.task());
      PyErr_SetObject(exception.type().ptr(), exception.ptr());
    }
  });
}

}  // namespace genie::python
