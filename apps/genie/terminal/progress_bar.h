// ProgressBar: how far a long command is, on the terminal's status line.
//
//   [###########-------------]  45 %  45 of 100  shots/settings.png
//
// Whoever writes to the terminal calls Hide() first and Show() when done.
//
// Depends on: status_line.h. Thread safety: one call at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "status_line.h"

namespace genie::cli {

class ProgressBar {
 public:
  // Draws nothing where standard error is no terminal or there is only one thing to do.
  ProgressBar(size_t total, ShowProgress wanted);

  void Hide() { line_.Hide(); }
  void Show(size_t done, std::string_view label);

 private:
  const size_t total_;
  StatusLine line_;
};

}  // namespace genie::cli
