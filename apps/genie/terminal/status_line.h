// StatusLine: one line at the bottom of the terminal that is drawn over again and again, on
// standard error. Whoever writes to the terminal hides it first and shows it when done.
//
// Depends on: terminal.h. Thread safety: one call at a time.
#pragma once

#include <cstdint>
#include <string>

namespace genie::cli {

enum class ShowProgress : uint8_t { kNo, kYes };

class StatusLine {
 public:
  // Draws nothing where standard error is no terminal.
  explicit StatusLine(ShowProgress wanted);
  ~StatusLine() { Hide(); }
  StatusLine(const StatusLine&) = delete;
  StatusLine& operator=(const StatusLine&) = delete;

  bool active() const { return active_; }
  void Hide();
  void Show(std::string text);  // cut to the width of the window

 private:
  const bool active_;
  bool visible_ = false;
};

}  // namespace genie::cli
