// Errors on their way to Python: a Status becomes an exception of computer_genie.errors, by one
// table, here.
//
// Depends on: base, nanobind. Thread safety: ToException needs the GIL; the rest are values.
#pragma once

#include <exception>
#include <string>

#include <nanobind/nanobind.h>

#include <genie/base/status.h>

namespace genie::python {

// What was asked for when it failed: the same code means another class.
enum class Task : uint8_t { kImage, kSettings, kScreen, kProtocol };

class StatusError final : public std::exception {
 public:
  StatusError(const Status& status, Task task)
      : status_(status), task_(task), text_(status.message()) {}
  const char* what() const noexcept override { return text_.c_str(); }
  const Status& status() const { return status_; }
  Task task() const { return task_; }

 private:
  Status status_;
  Task task_;
  std::string text_;
};

inline void ThrowIfError(const Status& status, Task task = Task::kImage) {
  if (!status.ok()) throw StatusError(status, task);
}

// An instance of the exception class for `status`. Needs the GIL.
nanobind::object ToException(const Status& status, Task task = Task::kImage);

// From here on a StatusError that leaves a bound function is raised as its exception.
void RegisterErrors();

}  // namespace genie::python
