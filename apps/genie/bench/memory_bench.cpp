#include "memory_bench.h"

#include <array>
#include <fstream>
#include <iostream>
#include <utility>
#include <vector>

#include <genie/base/buffer.h>
#include <genie/engine/engine.h>

#include "child_process.h"
#include "machine.h"
#include "screen_edits.h"
#include "session_run.h"
#include "temporary_file.h"

namespace genie::bench {
namespace {

namespace fs = std::filesystem;

constexpr size_t kProcesses = 5;
constexpr double kKibPerMib = 1024;
constexpr int32_t kSmallSide = 64;

fs::path ProcessFile(pid_t id, const char* name) {
  return fs::path("/proc") / std::to_string(id) / name;
}

Result<double> HighWaterKib(pid_t id) {
  std::ifstream file(ProcessFile(id, "status"));
  for (std::string word; file >> word;) {
    double kib = 0;
    if (word == "VmHWM:" && file >> kib) return kib;
  }
  return Fail(Status(StatusCode::kUnavailable, "the system tells no resident high-water mark"));
}

Status ResetHighWater(pid_t id) {
  std::ofstream file(ProcessFile(id, "clear_refs"));
  file << "5" << std::flush;
  if (file.good()) return Status::Ok();
  return {StatusCode::kUnavailable, "a process's resident high-water mark can't be reset here"};
}

Status AddPeak(const std::vector<std::string>& command, Samples& peaks) {
  auto partner = Partner::Start(command);
  if (!partner) return partner.error();
  const auto ready = partner->Listen();
  if (!ready) return ready.error();
  GENIE_RETURN_IF_ERROR(ResetHighWater(partner->id()));
  const auto before = HighWaterKib(partner->id());
  if (!before) return before.error();
  const auto done = partner->Ask("run");
  if (!done) return done.error();
  const auto after = HighWaterKib(partner->id());
  if (!after) return after.error();
  peaks.Add((*after - *before) / kKibPerMib);
  return Status::Ok();
}

Result<std::vector<Image>> ReadRawFrames(const fs::path& path) {
  std::vector<Image> frames;
  std::ifstream file(path, std::ios::binary);
  std::array<int32_t, 2> size{};
  while (file.read(reinterpret_cast<char*>(size.data()), sizeof size)) {
    GENIE_FAIL_IF_ERROR(ValidateSize(size[0], size[1], {}));
    auto image = Image::Create(size[0], size[1], PixelFormat::kRgb);
    if (!image) return Fail(image.error());
    const ImageView view = image->mutable_view();
    for (int32_t y = 0; y < view.height; ++y) {
      file.read(reinterpret_cast<char*>(view.row(y)), std::streamsize{3} * view.width);
    }
    frames.push_back(std::move(*image));
  }
  if (!frames.empty() && file.eof()) return frames;
  return Fail(Status(StatusCode::kBadData,
                     "no frames for a benchmark's partner; give the "
                     "file that the benchmark wrote")
                  .Prefixed(path.string()));
}

Status DetectFresh(ConstImageView frame, size_t& elements) {
  DetectContext context;
  Scene scene;
  GENIE_RETURN_IF_ERROR(Detect(frame, {}, context, scene));
  elements = scene.elements.size();
  return Status::Ok();
}

// The frame, and the same with a notification on it.
Result<std::vector<Image>> BeforeAndAfter(const Frame& frame) {
  std::vector<Image> frames;
  for (int i = 0; i < 2; ++i) {
    auto image = CopyAsBgra(frame.rgb.view());
    if (!image) return Fail(image.error());
    frames.push_back(std::move(*image));
  }
  DetectContext context;
  Scene scene;
  GENIE_FAIL_IF_ERROR(Detect(frames[0].view(), {}, context, scene));
  DrawEdit(EditKind::kToast, scene, frames[1].mutable_view());
  return frames;
}

}  // namespace

double PeakMemory::LowerPercent() const {
  return 100 * (1 - ours_mib.Median() / rival_mib.Median());
}

Result<SessionMemory> MeasureSessionMemory(const Frame& frame) {
  const auto frames = BeforeAndAfter(frame);
  if (!frames) return Fail(frames.error());
  const ConstImageView view = frames->front().view();
  auto engine = Engine::Create({});
  if (!engine) return Fail(engine.error());
  DetectResult shown;
  const uint64_t before = GetAllocationStats().bytes_in_use;
  auto detector = (*engine)->NewDetector({.request = {}, .memory_budget_bytes = 0});
  if (!detector) return Fail(detector.error());
  for (size_t i = 0; i < 6; ++i) {
    GENIE_FAIL_IF_ERROR((*detector)->Update((*frames)[i % 2].view(), std::nullopt, shown));
  }
  return SessionMemory{.width = view.width,
                       .height = view.height,
                       .copy_bytes = uint64_t{4} * static_cast<uint64_t>(view.bounds().area()),
                       .said_bytes = (*detector)->bytes(),
                       .allocated_bytes = GetAllocationStats().bytes_in_use - before};
}

Result<PeakMemory> MeasurePeakMemory(const Frame& frame, const fs::path& rival) {
  auto small = MakeNoise(kSmallSide, kSmallSide);
  if (!small) return Fail(small.error());
  const TemporaryFile raw;
  GENIE_FAIL_IF_ERROR(WriteRawFrames({std::move(*small), frame}, raw.path()));
  const std::string file = raw.path().string();
  PeakMemory peak;
  for (size_t i = 0; i < kProcesses; ++i) {
    GENIE_FAIL_IF_ERROR(
        AddPeak({OwnProgram().string(), "bench", "--partner", file}, peak.ours_mib));
    if (rival.empty()) continue;
    GENIE_FAIL_IF_ERROR(AddPeak({rival.string(), "--fresh", file}, peak.rival_mib));
  }
  return peak;
}

Status AnswerAsPartner(const fs::path& path) {
  const auto frames = ReadRawFrames(path);
  if (!frames) return frames.error();
  size_t elements = 0;
  GENIE_RETURN_IF_ERROR(DetectFresh(frames->front().view(), elements));
  std::cout << "genie" << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    GENIE_RETURN_IF_ERROR(DetectFresh(frames->back().view(), elements));
    std::cout << elements << std::endl;
  }
  return Status::Ok();
}

}  // namespace genie::bench
