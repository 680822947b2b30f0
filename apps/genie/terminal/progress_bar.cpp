// ProgressBar: see progress_bar.h.
#include "progress_bar.h"

#include <algorithm>

#include <fmt/format.h>

#include "../files/standard_stream.h"
#include "terminal.h"

namespace genie::cli {
namespace {

constexpr size_t kBarColumns = 24;
constexpr std::string_view kClearLine = "\r\x1b[K";

}  // namespace

ProgressBar::ProgressBar(size_t total, ShowProgress wanted)
    : total_(total),
      active_(wanted == ShowProgress::kYes && total > 1 && StandardErrorIsTerminal()) {}

void ProgressBar::Hide() {
  if (visible_) StandardError().WriteAll(kClearLine);
  visible_ = false;
}

void ProgressBar::Show(size_t done, std::string_view label) {
  if (!active_) return;
  const size_t filled = done * kBarColumns / total_;
  std::string line = fmt::format("[{:#<{}}{:-<{}}] {:>3} %  {} of {}  {}", "", filled, "",
                                 kBarColumns - filled, done * 100 / total_, done, total_, label);
  // One column stays free: a full last column would wrap.
  line.resize(std::min(line.size(), static_cast<size_t>(std::max(StandardErrorColumns() - 1, 1))));
  StandardError().WriteAll(fmt::format("{}{}", kClearLine, line));
  visible_ = true;
}

}  // namespace genie::cli
