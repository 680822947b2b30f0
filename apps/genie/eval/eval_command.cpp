#include "eval_command.h"

#include <cmath>
#include <memory>
#include <set>

#include <CLI/CLI.hpp>

#include <genie/engine/engine.h>
#include <genie/executor/cpu_limits.h>
#include <genie/executor/thread_pool.h>

#include "../files/own_file.h"
#include "../terminal/progress_bar.h"
#include "detect_set.h"
#include "error_pictures.h"
#include "judge.h"
#include "report_text.h"

namespace genie::eval {
namespace {

// A set with what was predicted for it.
struct Judged {
  ScreenSet set;
  SetPredictions predictions;
};

// The caller works too; one thread, or a system that starts no more, is the caller alone.
std::unique_ptr<Executor> MakeExecutor(size_t asked) {
  const size_t threads = asked > 0 ? asked : AvailableCpus();
  if (threads > 1) {
    ThreadPoolOptions options;
    options.threads = threads - 1;
    options.name = "eval";
    if (auto pool = ThreadPool::Create(options)) return std::move(*pool);
  }
  return std::make_unique<SerialExecutor>();
}

// The detector's predictions for a set, made here: as shipped, whatever a settings file says.
Result<SetPredictions> Detect(const ScreenSet& set, Executor& executor,
                              const std::filesystem::path& save) {
  const Config shipped;
  const auto engine = Engine::Create(shipped);
  if (!engine) return Fail(engine.error());
  cli::ProgressBar bar(set.screens.size(), cli::ShowProgress::kYes);
  auto made = DetectSet(set, **engine, executor,
                        {.save = save, .progress = [&](size_t done, const ScreenFile& screen) {
                           bar.Show(done, screen.name);
                         }});
  bar.Hide();
  if (!made) return Fail(made.error());
  return SetPredictions(std::make_move_iterator(made->begin()),
                        std::make_move_iterator(made->end()));
}

Result<Judged> Prepare(const EvalOptions& options, const RoleMap& roles, Executor& executor) {
  auto set = OpenScreenSet(options.set, roles, options.folders);
  if (!set) return Fail(set.error());
  auto predictions = options.predictions.empty()
                         ? Detect(*set, executor, options.save)
                         : ReadPredictions(*set, options.predictions, executor);
  if (!predictions) return Fail(predictions.error());
  if (options.missing == MissingPredictions::kCountAsMisses) {
    for (auto& prediction : *predictions) {
      if (!prediction) prediction.emplace();
    }
  }
  return Judged{std::move(*set), std::move(*predictions)};
}

ReportHead HeadOf(const EvalOptions& options, const Judged& judged) {
  std::set<std::string> pages;
  for (const ScreenFile& screen : judged.set.screens) pages.insert(screen.page);
  std::set<double> thresholds;
  for (const auto& prediction : judged.predictions) {
    if (prediction && !prediction->elements.empty()) thresholds.insert(prediction->threshold);
  }
  ReportHead head{.set = options.set.string(),
                  .screens = judged.set.screens.size(),
                  .pages = pages.size(),
                  .versions = options.versions,
                  .threshold = options.threshold};
  if (!head.threshold && thresholds.size() == 1) head.threshold = *thresholds.begin();
  return head;
}

// What to draw and fit on: every element of a set labelled by others has the same standing.
Subset HeadlineSubset(const ScreenSet& set) {
  return set.has_versions ? Subset::kLeaf : Subset::kAll;
}

Result<Offsets> FitOnSet(const EvalOptions& options, const RoleMap& roles, Executor& executor) {
  const auto set = OpenScreenSet(options.offsets_set, roles, options.folders);
  if (!set) return Fail(set.error());
  const auto predictions = Detect(*set, executor, {});
  if (!predictions) return Fail(predictions.error());
  return FitOffsets(MakeScreens(*set, *predictions, options.threshold, executor));
}

SetPredictions Shifted(SetPredictions predictions, const Offsets& offsets) {
  for (auto& prediction : predictions) {
    if (prediction) ApplyOffsets(offsets, *prediction);
  }
  return predictions;
}

Result<std::string> JudgeSet(const EvalOptions& options, const RoleMap& roles, Executor& executor) {
  const auto judged = Prepare(options, roles, executor);
  if (!judged) return Fail(judged.error());
  const auto rows =
      options.versions == VersionRule::kHeadline ? HeadlineRows(judged->set) : AllRows(judged->set);
  const auto report_of = [&](const std::vector<std::optional<Screen>>& screens) {
    return MakeReport(rows, TallyScreens(screens, executor));
  };
  const auto screens = MakeScreens(judged->set, judged->predictions, options.threshold, executor);
  const Report report = report_of(screens);
  Offsets offsets;
  std::optional<Report> shifted;
  if (!options.offsets_set.empty()) {
    auto fitted = FitOnSet(options, roles, executor);
    if (!fitted) return Fail(fitted.error());
    offsets = std::move(*fitted);
    shifted = report_of(MakeScreens(judged->set, Shifted(judged->predictions, offsets),
                                    options.threshold, executor));
  }
  const ReportHead head = HeadOf(options, *judged);
  const Report* second = shifted ? &*shifted : nullptr;
  if (!options.json.empty()) {
    GENIE_FAIL_IF_ERROR(cli::WriteOwnFile(options.json.string(),
                                          ReportJson(head, report, second, offsets),
                                          cli::Overwrite::kOwnFiles));
  }
  if (!options.errors.empty()) {
    GENIE_FAIL_IF_ERROR(WriteErrorPictures(judged->set, screens, HeadlineSubset(judged->set),
                                           options.errors, executor));
  }
  return ReportTable(head, report, second, offsets);
}

Status CheckOptions(const EvalOptions& options) {
  if (options.threshold && std::isnan(*options.threshold)) {
    return {StatusCode::kInvalidArgument, "--threshold is not a number"};
  }
  return Status::Ok();
}

}  // namespace

void AddEvalOptions(CLI::App& command, EvalOptions& options) {
  command
      .add_option("set", options.set,
                  "folder with truth (web/, desktop/ or flat), YOLO folder, or COCO file")
      ->required();
  command.add_option("--predictions", options.predictions,
                     "judge the prediction files of this folder; the detector does not run");
  command.add_option("--save", options.save, "keep the detector's prediction files here")
      ->excludes("--predictions");
  command.add_option("--threshold", options.threshold,
                     "confidence from which a box counts, in place of the files' own");
  command.add_option("--json", options.json, "write the figures to this file too");
  command.add_option("--errors", options.errors,
                     "draw misses (red), false boxes (orange) and hits (green) into this folder");
  command.add_option("--fit-offsets", options.offsets_set,
                     "labelled set on which constant offsets of labels are fitted");
  command.add_option("--role-map", options.role_map,
                     "JSON {\"label\": \"role\"} for YOLO and COCO sets");
  command.add_option("--kind", options.folders, "which folders: all, web or desktop")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, SetFolders>{{"all", SetFolders::kAll},
                                            {"web", SetFolders::kWeb},
                                            {"desktop", SetFolders::kDesktop}}));
  command.add_flag_callback(
      "--all-versions", [&options] { options.versions = VersionRule::kAllVersions; },
      "count every version of a page, and rows of any length");
  command.add_flag_callback(
      "--partial", [&options] { options.missing = MissingPredictions::kLeaveOut; },
      "leave out screens without a prediction file; else their elements are misses");
  command.add_option("--threads", options.threads, "pictures at once; 0: as the machine allows")
      ->check(CLI::Range(size_t{0}, ThreadPoolOptions::kMaxThreads));
}

Result<std::string> RunEval(const EvalOptions& options) {
  GENIE_FAIL_IF_ERROR(CheckOptions(options));
  RoleMap roles;
  if (!options.role_map.empty()) GENIE_FAIL_IF_ERROR(roles.Add(options.role_map));
  const std::unique_ptr<Executor> executor = MakeExecutor(options.threads);
  return JudgeSet(options, roles, *executor);
}

}  // namespace genie::eval
