#include "bench_command.h"

#include <algorithm>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "../files/own_file.h"
#include "../files/standard_stream.h"
#include "bench_report.h"

namespace genie::cli {
namespace {

bool IsWanted(const bench::BenchOptions& options, const std::string& component) {
  return options.components.empty() ||
         std::ranges::find(options.components, component) != options.components.end();
}

Result<bench::BenchResults> RunBench(const bench::BenchOptions& options) {
  bench::BenchResults results;
  if (IsWanted(options, "cli")) {  // first: see cli_bench.h
    auto cli = bench::BenchCli(options);
    if (!cli) return Fail(cli.error());
    results.cli = std::move(*cli);
  }
  if (IsWanted(options, "delta")) {
    auto delta = bench::BenchDelta(options);
    if (!delta) return Fail(delta.error());
    results.delta = std::move(*delta);
  }
  if (IsWanted(options, "detect")) {
    auto detect = bench::BenchDetect(options);
    if (!detect) return Fail(detect.error());
    results.detect = std::move(*detect);
  }
  if (!options.components.empty() && IsWanted(options, "live")) {  // starts a screen: if asked for
    auto live = bench::BenchLive(options);
    if (!live) return Fail(live.error());
    results.live = std::move(*live);
  }
  return results;
}

ExitCode Fatal(const Status& status) {
  StandardError().Line("genie: " + std::string(status.message()));
  return ExitCodeOf(status.code());
}

ExitCode Bench(const bench::BenchOptions& options) {
  if (!options.partner.empty()) {
    const Status answered = bench::AnswerAsPartner(options.partner);
    return answered.ok() ? ExitCode::kOk : Fatal(answered);
  }
  const auto results = RunBench(options);
  if (!results) return Fatal(results.error());
  const bench::Machine machine = bench::ThisMachine();
  if (!options.json.empty()) {
    const Status written = WriteOwnFile(options.json.string(), bench::BenchJson(*results, machine),
                                        Overwrite::kOwnFiles);
    if (!written.ok()) return Fatal(written);
  }
  return StandardOutput().WriteAll(bench::BenchTable(*results, machine));
}

}  // namespace

void AddBenchCommand(const CommandSlot& slot) {
  CLI::App* app = slot.root.add_subcommand("bench", "Measure time and memory, beside rivals");
  auto options = std::make_shared<bench::BenchOptions>();
  app->add_option("components", options->components,
                  "what to measure: detect, delta, cli, live; none: all but live")
      ->check(CLI::IsMember({"detect", "delta", "cli", "live"}));
  app->add_option("--screens", options->screens, "folder of sample screens (1920x1080 PNG)")
      ->capture_default_str();
  app->add_option("--rounds", options->rounds, "measurements of each screen")
      ->check(CLI::Range(size_t{1}, bench::kMaxRounds))
      ->capture_default_str();
  app->add_option("--rivals", options->rivals, "folder of the rivals' programs");
  app->add_option("--json", options->json, "write the results to this file too");
  app->add_option("--partner", options->partner)->group("");  // what the benchmark runs beside it
  app->callback(
      [options, chosen = &slot.chosen] { *chosen = [options] { return Bench(*options); }; });
}

}  // namespace genie::cli
