// StatusLine: see status_line.h.
#include "status_line.h"

#include <algorithm>

#include <fmt/format.h>

#include "../files/standard_stream.h"
#include "terminal.h"

namespace genie::cli {
namespace {

constexpr std::string_view kClearLine = "\r\x1b[K";

}  // namespace

StatusLine::StatusLine(ShowProgress wanted)
    : active_(wanted == ShowProgress::kYes && StandardErrorIsTerminal()) {}

void StatusLine::Hide() {
  if (visible_) StandardError().WriteAll(kClearLine);
  visible_ = false;
}

void StatusLine::Show(std::string text) {
  if (!active_) return;
  // One column stays free: a full last column would wrap.
  text.resize(std::min(text.size(), static_cast<size_t>(std::max(StandardErrorColumns() - 1, 1))));
  StandardError().WriteAll(fmt::format("{}{}", kClearLine, text));
  visible_ = true;
}

}  // namespace genie::cli
