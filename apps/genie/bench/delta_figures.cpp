// What is asked of sessions, figure by figure.
#include "delta_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace genie::bench {
namespace {

constexpr double kEqualToMemcmp = 1.3;
constexpr double kSmallChangeMs = 3.5;
constexpr double kSmallChangeShare = 0.02;
constexpr double kSessionGain = 4;
constexpr double kSmallListShare = 0.5;
constexpr double kLargeListShare = 1.15;
constexpr double kRestMb = 12;
constexpr double kPeakLowerPercent = 70;

// A value of each sequence, with the place of the largest.
struct Spread {
  Samples values;
  double most = 0;
  std::string where;

  void Add(double value, const SequenceResult& of) {
    values.Add(value);
    if (values.count() > 1 && value <= most) return;
    most = value;
    where = of.name + ", " + of.screen;
  }
  std::string Note() const {
    return fmt::format("median of {}: {:.2f}; most: {}", values.count(), values.Median(), where);
  }
};

Figure EqualFigure(const DeltaBenchResult& result) {
  Samples ratios, updates, memcmps;
  for (const EqualFrameResult& equal : result.equal) {
    ratios.Add(equal.Ratio());
    updates.Add(equal.update_ms);
    memcmps.Add(equal.memcmp_ms);
  }
  return {.name = "an equal 1080p frame, to memcmp of the two frames",
          .unit = "x",
          .asked = kEqualToMemcmp,
          .reached = ratios.Median(),
          .note = fmt::format("{:.3f} ms to {:.3f} ms; {:.2f}x to {:.2f}x over {} screens",
                              updates.Median(), memcmps.Median(), ratios.Min(), ratios.Max(),
                              ratios.count())};
}

void AddEditFigures(const DeltaBenchResult& result, std::vector<Figure>& figures) {
  Spread times, shares, bounds;
  for (const SequenceResult& edit : result.edits) {
    shares.Add(100 * edit.MaxChangedShare(), edit);
    times.Add(edit.MeanUpdateMs(), edit);
    bounds.Add(edit.MeanUpdateMs() / edit.BoundMs(), edit);
  }
  figures.push_back({.name = "tiles changed by the small changes below",
                     .unit = "%",
                     .asked = 100 * kSmallChangeShare,
                     .reached = shares.most,
                     .note = shares.Note()});
  figures.push_back({.name = "a small change, the slowest case",
                     .unit = "ms",
                     .asked = kSmallChangeMs,
                     .reached = times.most,
                     .note = times.Note()});
  figures.push_back({.name = "a small change, to the sum of its parts",
                     .unit = "x",
                     .asked = 1,
                     .reached = bounds.most,
                     .note = bounds.Note()});
}

void AddSessionFigure(const DeltaBenchResult& result, std::vector<Figure>& figures) {
  if (!result.session) return;
  const SequenceResult& session = *result.session;
  figures.push_back(
      {.name = "frames two to five of the sample session, to four full runs",
       .unit = "x cheaper",
       .bound = Bound::kAtLeast,
       .asked = kSessionGain,
       .reached = session.FullMs() / session.UpdateMs(),
       .note = fmt::format("{:.2f} ms to {:.2f} ms", session.UpdateMs(), session.FullMs())});
}

Figure ScrollFigure(const std::string& name, double asked,
                    const std::vector<SequenceResult>& scrolls) {
  Spread ratios;
  for (const SequenceResult& scroll : scrolls)
    ratios.Add(scroll.UpdateMs() / scroll.FullMs(), scroll);
  return {.name = name, .unit = "x", .asked = asked, .reached = ratios.most, .note = ratios.Note()};
}

bool RunsInFull(const SequenceResult& sequence) {
  return std::ranges::all_of(
      sequence.steps, [](const StepResult& step) { return step.report.kind == UpdateKind::kFull; });
}

// Of the screens that are full enough for it.
Figure FullScrollFigure(const std::vector<SequenceResult>& scrolls) {
  std::vector<SequenceResult> in_full;
  std::ranges::copy_if(scrolls, std::back_inserter(in_full), RunsInFull);
  return ScrollFigure("a list scrolled so large that frames run in full, to a full run",
                      kLargeListShare, in_full);
}

Figure AllocationFigure(const DeltaBenchResult& result) {
  uint64_t allocations = 0;
  size_t updates = 0;
  const auto add = [&](const SequenceResult& sequence) {
    allocations += sequence.steady_allocations;
    for (const StepResult& step : sequence.steps) updates += step.update_ms.count();
  };
  for (const auto* group : {&result.edits, &result.small_lists, &result.large_lists}) {
    std::ranges::for_each(*group, add);
  }
  if (result.session) add(*result.session);
  return {.name = "allocations in the steady state",
          .unit = "",
          .asked = 0,
          .reached = static_cast<double>(allocations),
          .note = fmt::format("in {} updates", updates)};
}

void AddMemoryFigures(const DeltaBenchResult& result, std::vector<Figure>& figures) {
  for (const SessionMemory& memory : result.memory) {
    figures.push_back({.name = fmt::format("a session at {}x{}, beside its copy of the frame",
                                           memory.width, memory.height),
                       .unit = "MB",
                       .asked = kRestMb,
                       .reached = memory.RestMb(),
                       .note = fmt::format("copy {:.1f} MB; bytes() says {:.1f} MB in all",
                                           static_cast<double>(memory.copy_bytes) / 1e6,
                                           static_cast<double>(memory.said_bytes) / 1e6)});
  }
  if (result.peak.rival_mib.count() == 0) return;
  figures.push_back({.name = "peak memory of a full detection at 4K, below OpenCV's chain",
                     .unit = "%",
                     .bound = Bound::kAtLeast,
                     .asked = kPeakLowerPercent,
                     .reached = result.peak.LowerPercent(),
                     .note = fmt::format("{:.1f} MiB to {:.1f} MiB", result.peak.ours_mib.Median(),
                                         result.peak.rival_mib.Median())});
}

}  // namespace

std::vector<Figure> FiguresOf(const DeltaBenchResult& result) {
  std::vector<Figure> figures = {EqualFigure(result)};
  AddEditFigures(result, figures);
  AddSessionFigure(result, figures);
  figures.push_back(ScrollFigure("a scrolled list of an eighth of the frame, to a full run",
                                 kSmallListShare, result.small_lists));
  figures.push_back(FullScrollFigure(result.large_lists));
  figures.push_back(AllocationFigure(result));
  AddMemoryFigures(result, figures);
  return figures;
}

}  // namespace genie::bench
