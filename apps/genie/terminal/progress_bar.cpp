// ProgressBar: see progress_bar.h.
#include "progress_bar.h"

#include <fmt/format.h>

namespace genie::cli {
namespace {

constexpr size_t kBarColumns = 24;

}  // namespace

ProgressBar::ProgressBar(size_t total, ShowProgress wanted)
    : total_(total), line_(total > 1 ? wanted : ShowProgress::kNo) {}

void ProgressBar::Show(size_t done, std::string_view label) {
  if (!line_.active()) return;
  const size_t filled = done * kBarColumns / total_;
  line_.Show(fmt::format("[{:#<{}}{:-<{}}] {:>3} %  {} of {}  {}", "", filled, "",
                         kBarColumns - filled, done * 100 / total_, done, total_, label));
}

}  // namespace genie::cli
