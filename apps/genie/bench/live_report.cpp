// The report on the live screen: see live_report.h.
#include "live_report.h"

#include <fmt/format.h>

#include "bench_json.h"

namespace genie::bench {
namespace {

using Json = nlohmann::ordered_json;

std::string Line(std::string_view name, const Samples& samples) {
  return fmt::format("  {:44} {:8.2f} {:8.2f} {:8.2f}\n", name, samples.Median(), samples.P99(),
                     samples.Min());
}

std::string TimesLines(std::string_view from, const LiveTimes& times) {
  return Line(fmt::format("{}: until the damage event", from), times.event) +
         Line("  fetch", times.fetch) + Line("  detection", times.detect) +
         Line("  until the Scene shows it", times.total);
}

Json TimesJson(const LiveTimes& times) {
  return {{"event_ms", SamplesJson(times.event)},
          {"fetch_ms", SamplesJson(times.fetch)},
          {"detect_ms", SamplesJson(times.detect)},
          {"total_ms", SamplesJson(times.total)},
          {"frames", SamplesJson(times.frames)}};
}

// What the program itself takes: the server's share is that of a square that we draw.
double RepaintMs(const LiveBenchResult& result) {
  return result.clicked.event.Median() - result.drawn.event.Median();
}

}  // namespace

std::string LiveTable(const LiveBenchResult& result) {
  std::string text =
      fmt::format("live, {}x{} on Xvfb, {} behind xcalc, {} elements, wall clock in ms\n",
                  result.width, result.height, result.background, result.elements);
  text += fmt::format("  {:44} {:>8} {:>8} {:>8}\n", "", "median", "p99", "best");
  text += TimesLines("square drawn", result.drawn) + TimesLines("key pressed", result.clicked);
  text += fmt::format("  the program's repaint, as the difference of the medians: {:.2f}\n",
                      RepaintMs(result));
  return text + fmt::format("  {} squares and {} presses; {} without a change in the Scene\n",
                            result.drawn.total.count(), result.clicked.total.count(),
                            result.not_shown);
}

Json LiveJson(const LiveBenchResult& result) {
  return {{"background", result.background},
          {"width", result.width},
          {"height", result.height},
          {"elements", result.elements},
          {"square_drawn", TimesJson(result.drawn)},
          {"key_pressed", TimesJson(result.clicked)},
          {"repaint_ms", RepaintMs(result)},
          {"not_shown", result.not_shown}};
}

}  // namespace genie::bench
