// ProgressBar: how far a long command is, on standard error when that is a terminal.
//
//   [###########-------------]  45 %  45 of 100  shots/settings.png
//
// Whoever writes to the terminal calls Hide() first and Show() when done.
//
// Depends on: terminal.h. Thread safety: one call at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace genie::cli {

enum class ShowProgress : uint8_t { kNo, kYes };

class ProgressBar {
 public:
  // Draws nothing where standard error is no terminal or there is only one thing to do.
  ProgressBar(size_t total, ShowProgress wanted);
  ~ProgressBar() { Hide(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void Hide();
  void Show(size_t done, std::string_view label);

 private:
  const size_t total_;
  const bool active_;
  bool visible_ = false;
};

}  // namespace genie::cli
