// ChildProcess: another program that the benchmark runs: once, with what it used, or as a partner
// that answers lines.
//
// Depends on: base, POSIX. Thread safety: one thread at a time.
#pragma once

#include <sys/types.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <genie/base/status.h>

namespace genie::bench {

struct ProcessUse {
  int exit_code = 0;
  double cpu_ms = 0;    // user and system
  double wall_ms = 0;   // from the start to the end
  double peak_mib = 0;  // resident
};

// Runs to the end, its output thrown away. Errors: kUnavailable when it cannot be started.
Result<ProcessUse> RunProcess(const std::vector<std::string>& arguments);

// A program that answers each line with a line.
class Partner {
 public:
  // Errors: kUnavailable when it cannot be started.
  static Result<Partner> Start(const std::vector<std::string>& arguments);
  Partner(Partner&& other) noexcept;
  Partner& operator=(Partner&&) = delete;
  ~Partner();  // closes its input, which ends it, and waits

  pid_t id() const { return id_; }
  // The next line that it says. Errors: kUnavailable when it ended.
  Result<std::string> Listen();
  // Says a line and listens.
  Result<std::string> Ask(const std::string& line);

 private:
  Partner(pid_t id, std::FILE* to, std::FILE* from) : id_(id), to_(to), from_(from) {}

  pid_t id_ = -1;
  std::FILE* to_ = nullptr;
  std::FILE* from_ = nullptr;
};

}  // namespace genie::bench
