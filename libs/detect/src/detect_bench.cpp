// The detector on 1080p sample screens and on noise: whole, by kind of stage, and each stage.
//
// A stage is timed inside a whole run, so it finds the lists and caches as they are in use. All
// times are processor time of the one thread; items are pixels of the frame.
#include <benchmark/benchmark.h>

#include <time.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include <genie/codec/decode.h>
#include <genie/codec/file.h>
#include <genie/detect/detect.h>

#include "list_state.h"

namespace genie::detect {
namespace {

// What a frame goes through, with the scratch of all stages.
struct Run {
  Image image;
  std::vector<uint8_t> noise;
  ConstImageView frame;
  SerialExecutor serial;
  FrameState state;
  ListState lists;
};

enum class StageKind : uint8_t { kTile, kMerge, kList };

struct Stage {
  const char* name;
  StageKind kind;
  Status (*run)(Run&);
};

Status Classify(Run& run) {
  ClassifyByRules(run.state, run.lists);
  return Status::Ok();
}

Status Zones(Run& run) {
  GENIE_RETURN_IF_ERROR(StartFrame(run.frame, kTileSide, run.serial, run.state));
  return FindAllZones(TileOrder::kForward, run.serial, run.state);
}

Status Marks(Run& run) {
  const auto scale = EstimateScale(run.state.atoms, run.lists.marks);
  if (!scale) return scale.error();
  run.lists.marks.scale = *scale;
  return GroupMarks(run.state.surfaces, run.state.atoms, run.lists.marks);
}

constexpr Stage kStages[] = {
    {"zones", StageKind::kTile, Zones},
    {"merge_surfaces", StageKind::kMerge,
     [](Run& r) {
       return MergeSurfaces(r.frame, r.state.grid, r.state.zone_strips(), r.state.surfaces);
     }},
    {"ink", StageKind::kTile, [](Run& r) { return FindAllInk(r.frame, r.serial, r.state); }},
    {"merge_ink", StageKind::kMerge,
     [](Run& r) {
       return MergeInk(r.state.grid, r.state.zone_strips(), r.state.ink_strips(), r.state.surfaces,
                       r.state.atoms);
     }},
    {"marks", StageKind::kList, Marks},
    {"lines", StageKind::kList,
     [](Run& r) { return FindLines(r.lists.marks, r.frame.height, r.lists.lines); }},
    {"pieces", StageKind::kList,
     [](Run& r) { return CutLines(r.lists.marks, r.lists.lines, r.lists.pieces); }},
    {"candidates", StageKind::kList, [](Run& r) { return ProposeCandidates(r.state, r.lists); }},
    {"windows", StageKind::kList, [](Run& r) { return ProposeWindows(r.state, r.lists); }},
    {"debris", StageKind::kList, [](Run& r) { return FindDebris(r.state, r.lists); }},
    {"roles", StageKind::kList, Classify},
    {"selection", StageKind::kList,
     [](Run& r) { return SelectCandidates(r.frame.width, r.frame.height, r.lists); }},
    {"parents", StageKind::kList,
     [](Run& r) { return FindParents(r.frame.width, r.frame.height, r.lists); }},
    {"refined_roles", StageKind::kList,
     [](Run& r) { return RefineRoles(r.frame.width, r.frame.height, r.lists); }},
};
constexpr size_t kStageCount = std::size(kStages);

// Fixed, since a stage of microseconds is timed inside runs of milliseconds.
constexpr int64_t kRuns = 20;

constexpr const char* kFrames[] = {"orders-light",      "editor-dark", "desktop-two-windows",
                                   "staff-table-light", "shop-photos", "noise"};

bool Load(benchmark::State& state, const std::string& name, Run& run) {
  if (name == "noise") {
    std::mt19937 random(7);
    run.noise.resize(size_t{1920} * 1080 * 3);
    for (uint8_t& byte : run.noise) byte = static_cast<uint8_t>(random());
    run.frame = {run.noise.data(), 1920, 1080, ptrdiff_t{1920} * 3, PixelFormat::kRgb};
    return true;
  }
  List<uint8_t> file;
  const std::string path = std::string(GENIE_SCREENS_DIR "/") + name + ".png";
  const Status status = ReadFile(path, {}, file);
  auto decoded = Decode(file.span());
  if (!status.ok() || !decoded) {
    state.SkipWithError(path.c_str());
    return false;
  }
  run.image = *decoded;
  run.frame = run.image.view();
  return true;
}

double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Runs all stages, reports the time of those that `counts` chooses.
void TimeStages(benchmark::State& bench, const char* name, bool (*counts)(size_t, int), int which) {
  Run run;
  if (!Load(bench, name, run)) return;
  for (auto _ : bench) {
    std::array<double, kStageCount> seconds{};
    for (size_t i = 0; i < kStageCount; ++i) {
      const double start = ThreadSeconds();
      const Status status = kStages[i].run(run);
      seconds[i] = ThreadSeconds() - start;
      if (!status.ok()) bench.SkipWithError("a stage failed");
    }
    double sum = 0;
    for (size_t i = 0; i < kStageCount; ++i) sum += counts(i, which) ? seconds[i] : 0;
    bench.SetIterationTime(sum);
  }
  bench.SetItemsProcessed(bench.iterations() * run.frame.width * run.frame.height);
}

void TimeDetect(benchmark::State& bench, const char* name) {
  Run run;
  if (!Load(bench, name, run)) return;
  DetectContext context;
  Scene scene;
  for (auto _ : bench) {
    const double start = ThreadSeconds();
    const Status status = Detect(run.frame, {}, context, scene);
    bench.SetIterationTime(ThreadSeconds() - start);
    if (!status.ok()) bench.SkipWithError("Detect failed");
  }
  bench.SetItemsProcessed(bench.iterations() * run.frame.width * run.frame.height);
  bench.counters["elements"] = static_cast<double>(scene.elements.size());
}

bool IsOfKind(size_t stage, int kind) { return static_cast<int>(kStages[stage].kind) == kind; }
bool IsStage(size_t stage, int index) { return static_cast<int>(stage) == index; }

void Register(const std::string& name, const char* frame, bool (*counts)(size_t, int), int which) {
  benchmark::RegisterBenchmark((name + "/" + frame + "/u8x3").c_str(), TimeStages, frame, counts,
                               which)
      ->UseManualTime()
      ->Iterations(kRuns);
}

[[maybe_unused]] const bool kRegistered = [] {
  for (const char* frame : kFrames) {
    benchmark::RegisterBenchmark(("detect/" + std::string(frame) + "/u8x3").c_str(), TimeDetect,
                                 frame)
        ->UseManualTime()
        ->Iterations(kRuns);
    Register("stages/tile", frame, IsOfKind, static_cast<int>(StageKind::kTile));
    Register("stages/merge", frame, IsOfKind, static_cast<int>(StageKind::kMerge));
    Register("stages/list", frame, IsOfKind, static_cast<int>(StageKind::kList));
    for (size_t i = 0; i < kStageCount; ++i) {
      Register(std::string("stage/") + kStages[i].name, frame, IsStage, static_cast<int>(i));
    }
  }
  return true;
}();

}  // namespace
}  // namespace genie::detect
