// The report on sessions, as a table and as JSON.
#include <fmt/format.h>

#include <algorithm>

#include "bench_json.h"
#include "delta_figures.h"

namespace genie::bench {
namespace {

using Json = nlohmann::ordered_json;

std::string FigureLine(const Figure& figure) {
  return fmt::format("  {:62} {:>8} {:6.2f} {:>8.2f} {:9} {:6} {}\n", figure.name,
                     figure.bound == Bound::kAtMost ? "at most" : "at least", figure.asked,
                     figure.reached, figure.unit, figure.IsMet() ? "met" : "MISSED", figure.note);
}

// Sequences of one name as one line: medians over the screens.
struct Summary {
  Samples changed, dirty, update, full;
  size_t full_runs = 0, steps = 0;

  void Add(const SequenceResult& sequence) {
    for (const StepResult& step : sequence.steps) {
      changed.Add(static_cast<double>(step.changed_tiles));
      dirty.Add(step.report.dirty_tiles);
      full_runs += step.report.kind == UpdateKind::kFull ? 1 : 0;
      ++steps;
    }
    update.Add(sequence.MeanUpdateMs());
    full.Add(sequence.MeanFullMs());
  }
  std::string Line(const std::string& name) const {
    return fmt::format("  {:28} {:7} {:8.0f} {:8.0f} {:8.2f} {:8.2f} {:8.2f} {:6}/{}\n", name,
                       update.count(), changed.Median(), dirty.Median(), update.Median(),
                       update.Max(), full.Median(), full_runs, steps);
  }
};

std::string SummaryLine(const std::string& name, const std::vector<SequenceResult>& sequences) {
  Summary summary;
  for (const SequenceResult& sequence : sequences) summary.Add(sequence);
  return summary.Line(name);
}

std::string EditLines(const DeltaBenchResult& result) {
  std::string text;
  std::vector<std::string> names;
  for (const SequenceResult& edit : result.edits) {
    if (std::ranges::find(names, edit.name) == names.end()) names.push_back(edit.name);
  }
  for (const std::string& name : names) {
    Summary summary;
    for (const SequenceResult& edit : result.edits) {
      if (edit.name == name) summary.Add(edit);
    }
    text += summary.Line(name);
  }
  return text;
}

// What the parts cost alone: medians over all small changes.
std::string PartsLine(const DeltaBenchResult& result) {
  Samples tiles, merges, lists, tracker, copy, equal;
  for (const SequenceResult& edit : result.edits) {
    for (const StepResult& step : edit.steps) {
      tiles.Add(step.tile_stages_ms.Median());
      merges.Add(step.merges_ms.Median());
      lists.Add(step.lists_ms.Median());
      tracker.Add(step.tracker_ms.Median());
      copy.Add(step.copy_ms.Median());
      equal.Add(step.equal_ms.Median());
    }
  }
  return fmt::format(
      "  parts alone, median ms: equal frame {:.3f}, merges {:.3f}, lists {:.3f}, tracker {:.3f}, "
      "copy {:.3f}; tile stages of a full run {:.2f}\n",
      equal.Median(), merges.Median(), lists.Median(), tracker.Median(), copy.Median(),
      tiles.Median());
}

Json ReportJson(const UpdateReport& report) {
  return {{"kind", UpdateKindName(report.kind)},
          {"reason", FullRunReasonName(report.reason)},
          {"tiles", report.tiles},
          {"dirty_tiles", report.dirty_tiles}};
}

Json SequenceJson(const SequenceResult& sequence) {
  Json json = {{"name", sequence.name},
               {"screen", sequence.screen},
               {"scenes_equal", sequence.scenes_compared},
               {"steady_allocations", sequence.steady_allocations}};
  for (const StepResult& step : sequence.steps) {
    Json part = ReportJson(step.report);
    part["changed_tiles"] = step.changed_tiles;
    part["update_ms"] = SamplesJson(step.update_ms);
    part["full_ms"] = SamplesJson(step.full_ms);
    part["alone_ms"] = {{"tile_stages", step.tile_stages_ms.Median()},
                        {"merges", step.merges_ms.Median()},
                        {"lists", step.lists_ms.Median()},
                        {"tracker", step.tracker_ms.Median()},
                        {"copy", step.copy_ms.Median()},
                        {"equal_frame", step.equal_ms.Median()}};
    json["steps"].push_back(std::move(part));
  }
  return json;
}

Json SequencesJson(const std::vector<SequenceResult>& sequences) {
  Json json = Json::array();
  for (const SequenceResult& sequence : sequences) json.push_back(SequenceJson(sequence));
  return json;
}

Json FiguresJson(const DeltaBenchResult& result) {
  Json json = Json::array();
  for (const Figure& figure : result.figures) {
    json.push_back({{"name", figure.name},
                    {"unit", figure.unit},
                    {"bound", figure.bound == Bound::kAtMost ? "at most" : "at least"},
                    {"asked", figure.asked},
                    {"reached", figure.reached},
                    {"met", figure.IsMet()},
                    {"note", figure.note}});
  }
  return json;
}

size_t ScenesCompared(const DeltaBenchResult& result) {
  size_t count = result.session ? result.session->scenes_compared : 0;
  for (const auto* group : {&result.edits, &result.small_lists, &result.large_lists}) {
    for (const SequenceResult& sequence : *group) count += sequence.scenes_compared;
  }
  return count;
}

}  // namespace

std::string DeltaTable(const DeltaBenchResult& result) {
  std::string text = fmt::format(
      "delta, frames of a session, one thread, processor time\n"
      "  {} Scenes compared with the full run's before the clock started: all equal\n",
      ScenesCompared(result));
  for (const Figure& figure : result.figures) text += FigureLine(figure);
  text += fmt::format("  {:28} {:>7} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}\n", "", "screens",
                      "changed", "dirty", "ms", "most ms", "full ms", "in full");
  text += EditLines(result);
  text += SummaryLine("scroll, an eighth", result.small_lists);
  text += SummaryLine("scroll, all but a bar", result.large_lists);
  if (result.session) {
    for (const StepResult& step : result.session->steps) {
      text +=
          fmt::format("  {:28} {:7} {:8} {:8} {:8.2f} {:8} {:8.2f}\n", "session, the next frame", 1,
                      step.report.changed_tiles, step.report.dirty_tiles, step.update_ms.Median(),
                      "", step.full_ms.Median());
    }
  }
  text += PartsLine(result);
  return text + (result.rival.empty() ? "  no rival: `make bench-setup` builds it\n" : "");
}

Json DeltaJson(const DeltaBenchResult& result) {
  Json json = {{"threads", 1}, {"scenes_equal", ScenesCompared(result)}};
  json["figures"] = FiguresJson(result);
  for (const EqualFrameResult& equal : result.equal) {
    json["equal"].push_back({{"screen", equal.screen},
                             {"update_ms", SamplesJson(equal.update_ms)},
                             {"memcmp_ms", SamplesJson(equal.memcmp_ms)},
                             {"ratio", equal.Ratio()}});
  }
  json["edits"] = SequencesJson(result.edits);
  json["scrolled_eighth"] = SequencesJson(result.small_lists);
  json["scrolled_all_but_a_bar"] = SequencesJson(result.large_lists);
  if (result.session) json["session"] = SequenceJson(*result.session);
  for (const SessionMemory& memory : result.memory) {
    json["memory"].push_back({{"width", memory.width},
                              {"height", memory.height},
                              {"copy_bytes", memory.copy_bytes},
                              {"said_bytes", memory.said_bytes},
                              {"allocated_bytes", memory.allocated_bytes}});
  }
  json["peak_mib"] = SamplesJson(result.peak.ours_mib);
  if (!result.rival.empty()) json["rival_peak_mib"] = SamplesJson(result.peak.rival_mib);
  return json;
}

}  // namespace genie::bench
