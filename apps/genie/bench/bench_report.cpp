#include "bench_report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "../files/json_start.h"
#include "bench_json.h"
#include "delta_figures.h"
#include "live_report.h"

namespace genie::bench {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kMib = 1024.0 * 1024.0;

Samples AllTimes(const std::vector<FrameResult>& frames) {
  Samples all;
  for (const FrameResult& frame : frames) all.Add(frame.cpu_ms);
  return all;
}

Samples Ratios(const std::vector<FrameResult>& frames) {
  Samples ratios;
  for (const FrameResult& frame : frames) ratios.Add(frame.Ratio());
  return ratios;
}

Samples StageTimes(const std::vector<FrameResult>& frames, size_t stage) {
  Samples all;
  for (const FrameResult& frame : frames) all.Add(frame.stage_ms[stage]);
  return all;
}

std::string FrameLine(const FrameResult& frame) {
  std::string line =
      fmt::format("  {:22} {:4}x{:<4} {:8.2f} {:8.2f} {:9}", frame.name, frame.width, frame.height,
                  frame.cpu_ms.Median(), frame.cpu_ms.P99(), frame.elements);
  if (frame.rival_ms.count() != 0) {
    line += fmt::format(" {:9.2f} {:7.2f}x {:11}", frame.rival_ms.Median(), frame.Ratio(),
                        frame.rival_components);
  }
  return line + "\n";
}

std::string StageLine(const std::vector<FrameResult>& frames) {
  std::string line = "  by stage, median ms:";
  for (size_t i = 0; i < kDetectStageCount; ++i) {
    line += fmt::format(" {} {:.2f}", DetectStageName(static_cast<DetectStage>(i)),
                        StageTimes(frames, i).Median());
  }
  return line + "\n";
}

std::string MemoryLine(const MemoryUse& memory) {
  return fmt::format("  scratch {:.1f} MiB; {} allocations after the first round\n",
                     static_cast<double>(memory.scratch_bytes) / kMib, memory.steady_allocations);
}

std::string DetectTable(const DetectBenchResult& result) {
  const bool has_rival = !result.rival.empty();
  std::string text = "detect, whole frames, one thread, processor time in ms\n" +
                     fmt::format("  {:22} {:9} {:>8} {:>8} {:>9}{}\n", "", "", "median", "p99",
                                 "elements", has_rival ? "     rival    ratio  components" : "");
  for (const FrameResult& frame : result.screens) text += FrameLine(frame);
  const Samples all = AllTimes(result.screens);
  text += fmt::format("  {:32} {:8.2f} {:8.2f}", "all 1080p samples", all.Median(), all.P99());
  const Samples ratios = Ratios(result.screens);
  text += has_rival ? fmt::format("   rival/ours: median {:.2f}x, {:.2f}x to {:.2f}x\n",
                                  ratios.Median(), ratios.Min(), ratios.Max())
                    : "\n";
  text += StageLine(result.screens) + MemoryLine(result.screens_memory);
  for (const FrameResult& frame : result.others) text += FrameLine(frame);
  text += MemoryLine(result.others_memory);
  return text + (has_rival ? "  rival: " + result.rival +
                                 "; gray, Gaussian 3x3, Canny 50/150, dilate 3x3, components\n"
                           : "  no rival: `make bench-setup` builds it\n");
}

std::string CliTable(const CliBenchResult& result) {
  return fmt::format(
      "cli, genie detect {} --json\n"
      "  processor ms: {:.2f} median, {:.2f} p99; {:.2f} over decoding it ({:.2f})\n"
      "  wall ms:      {:.2f} median, {:.2f} best; peak resident {:.1f} MiB\n",
      result.file, result.cpu_ms.Median(), result.cpu_ms.P99(), result.over_decode_ms.Median(),
      result.decode_ms.Median(), result.wall_ms.Median(), result.wall_ms.Min(), result.peak_mib);
}

Json FrameJson(const FrameResult& frame) {
  Json json = {{"name", frame.name},
               {"width", frame.width},
               {"height", frame.height},
               {"elements", frame.elements},
               {"cpu_ms", SamplesJson(frame.cpu_ms)}};
  for (size_t i = 0; i < kDetectStageCount; ++i) {
    json["stage_ms"][std::string(DetectStageName(static_cast<DetectStage>(i)))] =
        frame.stage_ms[i].Median();
  }
  if (frame.rival_ms.count() != 0) {
    json["rival_cpu_ms"] = SamplesJson(frame.rival_ms);
    json["rival_components"] = frame.rival_components;
    json["ratio"] = frame.Ratio();
  }
  return json;
}

Json MemoryJson(const MemoryUse& memory) {
  return {{"scratch_bytes", memory.scratch_bytes},
          {"steady_allocations", memory.steady_allocations}};
}

Json DetectJson(const DetectBenchResult& result) {
  Json json = {{"threads", 1}, {"rival", result.rival}};
  json["all_1080p_cpu_ms"] = SamplesJson(AllTimes(result.screens));
  if (!result.rival.empty()) json["ratio"] = SamplesJson(Ratios(result.screens));
  for (const FrameResult& frame : result.screens) json["screens"].push_back(FrameJson(frame));
  json["screens_memory"] = MemoryJson(result.screens_memory);
  for (const FrameResult& frame : result.others) json["others"].push_back(FrameJson(frame));
  json["others_memory"] = MemoryJson(result.others_memory);
  return json;
}

Json CliJson(const CliBenchResult& result) {
  return {{"file", result.file},
          {"threads", 1},
          {"cpu_ms", SamplesJson(result.cpu_ms)},
          {"wall_ms", SamplesJson(result.wall_ms)},
          {"decode_cpu_ms", SamplesJson(result.decode_ms)},
          {"over_decode_cpu_ms", SamplesJson(result.over_decode_ms)},
          {"peak_resident_mib", result.peak_mib}};
}

}  // namespace

std::string BenchTable(const BenchResults& results, const Machine& machine) {
  std::string text = fmt::format("{}; {}; flags {}; commit {}\n", machine.cpu, machine.compiler,
                                 machine.flags, machine.commit.substr(0, 12));
  if (results.detect) text += DetectTable(*results.detect);
  if (results.delta) text += DeltaTable(*results.delta);
  if (results.cli) text += CliTable(*results.cli);
  if (results.live) text += LiveTable(*results.live);
  return text;
}

std::string BenchJson(const BenchResults& results, const Machine& machine) {
  Json json = {{"commit", machine.commit},
               {"compiler", machine.compiler},
               {"flags", machine.flags},
               {"cpu", machine.cpu}};
  if (results.detect) json["detect"] = DetectJson(*results.detect);
  if (results.delta) json["delta"] = DeltaJson(*results.delta);
  if (results.cli) json["cli"] = CliJson(*results.cli);
  if (results.live) json["live"] = LiveJson(*results.live);
  std::string text = json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
  return text.replace(0, 1, JsonStart());
}

}  // namespace genie::bench
