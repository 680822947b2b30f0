// LookedAt: see looked_at.h.
#include "looked_at.h"

#include <unistd.h>

#include <charconv>
#include <optional>
#include <utility>

#include <genie/codec/file.h>
#include <genie/executor/steady_clock.h>

#include "picture_files.h"

namespace genie::cli {
namespace {

// Times the steps of one input: each Lap() ends a step.
class StopWatch {
 public:
  explicit StopWatch(std::vector<NamedTiming>& timings) : timings_(timings) {}

  void Lap(std::string_view name) {
    const int64_t now = clock_.NowNanoseconds();
    timings_.push_back({name, now - lap_});
    lap_ = now;
  }
  int64_t total() { return clock_.NowNanoseconds() - start_; }

 private:
  SteadyClock clock_;
  std::vector<NamedTiming>& timings_;
  const int64_t start_ = clock_.NowNanoseconds();
  int64_t lap_ = start_;
};

// The open descriptor that `path` names: standard input, or what a shell's <(command) gives.
std::optional<int> DescriptorOf(std::string_view path) {
  if (path == "-" || path == "/dev/stdin") return STDIN_FILENO;
  constexpr std::string_view kFolder = "/dev/fd/";
  if (!path.starts_with(kFolder)) return std::nullopt;
  path.remove_prefix(kFolder.size());
  int descriptor = 0;
  const auto [end, error] = std::from_chars(path.data(), path.data() + path.size(), descriptor);
  if (error != std::errc() || end != path.data() + path.size()) return std::nullopt;
  return descriptor;
}

std::string LabelOf(const Input& input) {
  return input.path == "-" ? "standard input" : input.path;
}

Status ReadBytes(const Input& input, const ImageLimits& limits, List<uint8_t>& bytes) {
  const std::optional<int> descriptor = DescriptorOf(input.path);
  return descriptor ? ReadDescriptor(*descriptor, LabelOf(input), limits, bytes)
                    : ReadFile(input.path, limits, bytes);
}

Result<Image> ReadPicture(Looking& looking, const Input& input, StopWatch& watch) {
  List<uint8_t> bytes;
  GENIE_FAIL_IF_ERROR(ReadBytes(input, looking.engine.config().limits, bytes));
  watch.Lap("read");
  Result<Image> image = looking.engine.Decode(bytes.span());
  watch.Lap("decode");
  if (!image) {
    return Fail(image.error().Prefixed(LabelOf(input)));
  }
  return image;
}

void AddDetectTimings(const DetectTimings& detect, std::vector<NamedTiming>& timings) {
  for (size_t i = 0; i < kDetectStageCount; ++i) {
    timings.push_back({DetectStageName(static_cast<DetectStage>(i)), detect.stage_ns[i]});
  }
  timings.push_back({"detect", detect.total_ns});
}

}  // namespace

LookedAt LookAt(Looking& looking, const Input& input) {
  LookedAt out;
  out.status = input.status;
  if (!out.status.ok()) return out;
  StopWatch watch(out.timings);
  Result<Image> image = ReadPicture(looking, input, watch);
  if (!image) {
    out.status = image.error();
    return out;
  }
  DetectRequest request;
  request.min_confidence_permille = looking.options.min_confidence_permille;
  request.roles = looking.options.roles;
  request.timing = TimingMode::kMeasure;
  DetectResult result;
  out.status = looking.engine.Detect(image->view(), request, result);
  if (!out.status.ok()) {
    out.status = out.status.Prefixed(LabelOf(input));
    return out;
  }
  AddDetectTimings(result.timings, out.timings);
  out.timings.push_back({"total", watch.total()});
  out.scene = std::move(result.scene);
  out.status = WritePictureFiles(looking.options, input, *image, out);
  return out;
}

}  // namespace genie::cli
