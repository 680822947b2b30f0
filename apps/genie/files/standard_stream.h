// StandardStream: standard output and standard error as bytes that either arrive or say why not.
//
// A closed pipe (`genie ... | head`) is remembered and otherwise silent: later writes do nothing,
// and the program ends with what it has. Any other failure, a full disk above all, is reported
// once and is exit code 5.
//
// Depends on: base, POSIX write. Thread safety: one thread at a time; the two streams are
// independent.
#pragma once

#include <string_view>

#include "../exit_code.h"

namespace genie::cli {

class StandardStream {
 public:
  explicit StandardStream(int descriptor) : descriptor_(descriptor) {}

  // Writes all of `bytes` at once, unbuffered: callers bring whole reports. kOk or
  // kOutputNotWritten (reported on standard error the first time).
  ExitCode WriteAll(std::string_view bytes);

  // One line, with its end, in one write, so that lines of several processes stay whole.
  void Line(std::string_view text);

  // Asks the system whether the reader has closed its end: a command that has nothing to write
  // for long would not notice.
  void LookForReader();

  bool pipe_closed() const { return pipe_closed_; }
  bool usable() const { return !pipe_closed_ && !failed_; }

 private:
  const int descriptor_;
  bool pipe_closed_ = false;
  bool failed_ = false;
};

StandardStream& StandardOutput();
StandardStream& StandardError();

}  // namespace genie::cli
