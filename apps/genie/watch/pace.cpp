// Pace: see pace.h.
#include "pace.h"

#include <algorithm>

#include <fmt/format.h>

namespace genie::cli {
namespace {

constexpr double kNsInMs = 1e6;
constexpr double kNsInSecond = 1e9;

}  // namespace

void Pace::Add(int64_t seen_ns, int64_t detect_ns, const UpdateReport& report) {
  if (frames_ == 0) first_ns_ = seen_ns;
  const int32_t permille = report.tiles == 0 ? 0 : report.dirty_tiles * 1000 / report.tiles;
  samples_[frames_ % kWindow] = {seen_ns, detect_ns, permille};
  ++frames_;
  ++by_kind_[static_cast<size_t>(report.kind)];
  detect_ns_ += detect_ns;
}

std::string Pace::Line(int64_t now_ns, size_t elements) const {
  size_t count = 0;
  double detect_ns = 0;
  double dirty_permille = 0;
  int64_t oldest_ns = now_ns;
  for (size_t back = 1; back <= std::min(frames_, kWindow); ++back) {
    const Sample& sample = samples_[(frames_ - back) % kWindow];
    if (now_ns - sample.seen_ns > kWindowNs) break;
    ++count;
    detect_ns += static_cast<double>(sample.detect_ns);
    dirty_permille += sample.dirty_permille;
    oldest_ns = sample.seen_ns;
  }
  const double frames = static_cast<double>(std::max<size_t>(count, 1));
  // The first second or so counts as one, lest two frames in a row look like hundreds a second.
  const double seconds = std::max(static_cast<double>(now_ns - oldest_ns) / kNsInSecond, 1.0);
  return fmt::format(
      "frame {}  {:.1f} frames/s  {:.1f} ms a frame  {:.1f} % of the tiles  {} element{}", frames_,
      static_cast<double>(count) / seconds, detect_ns / frames / kNsInMs,
      dirty_permille / frames / 10, elements, elements == 1 ? "" : "s");
}

std::string Pace::Summary() const {
  if (frames_ == 0) return "no frames";
  const int64_t last_ns = samples_[(frames_ - 1) % kWindow].seen_ns;
  const auto of = [this](UpdateKind kind) { return by_kind_[static_cast<size_t>(kind)]; };
  return fmt::format("{} frame{} in {:.1f} s: {} full, {} delta, {} equal; {:.1f} ms a frame",
                     frames_, frames_ == 1 ? "" : "s",
                     static_cast<double>(last_ns - first_ns_) / kNsInSecond, of(UpdateKind::kFull),
                     of(UpdateKind::kDelta), of(UpdateKind::kEqual),
                     static_cast<double>(detect_ns_) / static_cast<double>(frames_) / kNsInMs);
}

}  // namespace genie::cli
