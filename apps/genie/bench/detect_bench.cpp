#include "detect_bench.h"

#include <algorithm>
#include <sstream>

#include <genie/base/buffer.h>

#include "child_process.h"
#include "cpu_clock.h"
#include "rival_program.h"
#include "temporary_file.h"

namespace genie::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kNsPerMs = 1e6;
constexpr size_t kOtherRounds = 5;  // of the large and the hostile frames: they take long

class DetectRun {
 public:
  // One detection; its time goes into `result` unless it is a warm-up.
  Status Measure(const Frame& frame, bool warm_up, FrameResult& result) {
    DetectTimings timings;
    const int64_t start = clock_.NowNanoseconds();
    GENIE_RETURN_IF_ERROR(
        Detect(frame.rgb.view(), {.limits = {}, .clock = &clock_}, context_, scene_, &timings));
    const int64_t spent = clock_.NowNanoseconds() - start;
    result.elements =
        static_cast<size_t>(std::ranges::count_if(scene_.elements.span(), [](const Element& e) {
          return e.confidence >= kShippedThreshold;
        }));
    if (warm_up) return Status::Ok();
    result.cpu_ms.Add(static_cast<double>(spent) / kNsPerMs);
    for (size_t i = 0; i < kDetectStageCount; ++i) {
      result.stage_ms[i].Add(static_cast<double>(timings.stage_ns[i]) / kNsPerMs);
    }
    return Status::Ok();
  }

 private:
  CpuClock clock_;
  DetectContext context_;
  Scene scene_;
};

Status AddRivalRound(Partner& rival, std::vector<FrameResult>& results) {
  const auto line = rival.Ask("run");
  if (!line) return line.error();
  std::istringstream words(*line);
  for (FrameResult& result : results) {
    int64_t cpu_ns = 0;
    if (!(words >> cpu_ns >> result.rival_components)) {
      return {StatusCode::kUnavailable, "the rival's answer makes no sense"};
    }
    result.rival_ms.Add(static_cast<double>(cpu_ns) / kNsPerMs);
  }
  return Status::Ok();
}

// All frames, round by round, the rival between our rounds.
Result<std::vector<FrameResult>> Measure(const std::vector<Frame>& frames, size_t rounds,
                                         Partner* rival, MemoryUse& memory) {
  std::vector<FrameResult> results;
  for (const Frame& frame : frames) {
    results.push_back({.name = frame.name,
                       .width = frame.rgb.view().width,
                       .height = frame.rgb.view().height,
                       .cpu_ms = {},
                       .stage_ms = {},
                       .rival_ms = {}});
  }
  const uint64_t bytes_before = GetAllocationStats().bytes_in_use;
  uint64_t allocations_before = 0;
  DetectRun run;
  for (size_t round = 0; round <= rounds; ++round) {
    const bool warm_up = round == 0;
    for (size_t i = 0; i < frames.size(); ++i) {
      GENIE_FAIL_IF_ERROR(run.Measure(frames[i], warm_up, results[i]));
    }
    if (warm_up) allocations_before = GetAllocationStats().allocations;
    if (rival != nullptr && !warm_up) GENIE_FAIL_IF_ERROR(AddRivalRound(*rival, results));
  }
  memory.scratch_bytes = GetAllocationStats().bytes_in_use - bytes_before;
  memory.steady_allocations = GetAllocationStats().allocations - allocations_before;
  return results;
}

// Measures frames beside the rival, when there is one.
Result<std::vector<FrameResult>> MeasureWithRival(const std::vector<Frame>& frames, size_t rounds,
                                                  const fs::path& program, MemoryUse& memory,
                                                  std::string& rival_name) {
  if (program.empty()) return Measure(frames, rounds, nullptr, memory);
  const TemporaryFile raw;
  GENIE_FAIL_IF_ERROR(WriteRawFrames(frames, raw.path()));
  auto rival = Partner::Start({program.string(), raw.path().string()});
  if (!rival) return Fail(rival.error());
  const auto name = rival->Listen();
  if (!name) return Fail(name.error());
  rival_name = *name;
  return Measure(frames, rounds, &*rival, memory);
}

Result<std::vector<Frame>> MakeOtherFrames(const std::vector<Frame>& screens) {
  std::vector<Frame> frames;
  auto quadruple = MakeQuadruple(screens);
  if (!quadruple) return Fail(quadruple.error());
  frames.push_back(std::move(*quadruple));
  auto noise = MakeNoise(1920, 1080);
  if (!noise) return Fail(noise.error());
  frames.push_back(std::move(*noise));
  return frames;
}

}  // namespace

double FrameResult::Ratio() const {
  const double ours = cpu_ms.Median();
  return ours > 0 ? rival_ms.Median() / ours : 0;
}

Result<DetectBenchResult> BenchDetect(const BenchOptions& options) {
  const auto screens = ReadScreens(options.screens, 1920, 1080);
  if (!screens) return Fail(screens.error());
  const auto others = MakeOtherFrames(*screens);
  if (!others) return Fail(others.error());
  const fs::path rival = FindRivalProgram(options);
  DetectBenchResult result;
  auto measured =
      MeasureWithRival(*screens, options.rounds, rival, result.screens_memory, result.rival);
  if (!measured) return Fail(measured.error());
  result.screens = std::move(*measured);
  measured = MeasureWithRival(*others, std::min(options.rounds, kOtherRounds), rival,
                              result.others_memory, result.rival);
  if (!measured) return Fail(measured.error());
  result.others = std::move(*measured);
  return result;
}

}  // namespace genie::bench
