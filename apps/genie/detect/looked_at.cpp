// LookedAt: see looked_at.h.
#include "looked_at.h"

#include <optional>
#include <utility>

#include <genie/executor/steady_clock.h>

#include "../session/frame_update.h"
#include "picture_files.h"
#include "read_input.h"

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

Result<Image> ReadPicture(Looking& looking, const Input& input, StopWatch& watch) {
  List<uint8_t> bytes;
  GENIE_FAIL_IF_ERROR(ReadInput(input, looking.engine.config().limits, bytes));
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

// Finds the elements, or takes the next frame of the session.
Status Find(Looking& looking, ConstImageView pixels, const DetectRequest& request,
            const ChangeMoment& moment, LookedAt& out) {
  DetectResult result;
  if (looking.detector != nullptr) {
    GENIE_RETURN_IF_ERROR(looking.detector->Update(pixels, std::nullopt, result));
    out.update = UpdateOf(*looking.detector, moment);
    AddUpdateTimings(out.update->report, result.timings.total_ns, out.timings);
  } else {
    GENIE_RETURN_IF_ERROR(looking.engine.Detect(pixels, request, result));
    AddDetectTimings(result.timings, out.timings);
  }
  out.scene = std::move(result.scene);
  return Status::Ok();
}

LookedAt LookAtScreen(Looking& looking, const Input& input) {
  LookedAt out;
  StopWatch watch(out.timings);
  const Result<CapturedFrame> frame = looking.screen->Next(0);
  watch.Lap("capture");
  if (!frame) {
    out.status = frame.error().Prefixed(input.path);
    return out;
  }
  DetectRequest request = RequestOf(looking.options);
  request.region = std::nullopt;  // the capture's
  out.status = Find(looking, frame->pixels, request, {}, out);
  if (!out.status.ok()) {
    out.status = out.status.Prefixed(input.path);
    return out;
  }
  out.timings.push_back({"total", watch.total()});
  const Box screen = looking.screen->means().screen;
  out.place = {.picture = frame->place, .width = screen.width, .height = screen.height};
  ToWhole(*out.place, out.scene);
  Result<Image> image = NeedsPicture(looking.options) ? OpaqueCopy(frame->pixels) : Image();
  out.status = image ? WritePictureFiles(looking.options, input, *image, out) : image.error();
  return out;
}

}  // namespace

DetectRequest RequestOf(const DetectCommandOptions& options) {
  return {.region = options.region,
          .min_confidence_permille = options.min_confidence_permille,
          .roles = options.roles,
          .timing = TimingMode::kMeasure};
}

LookedAt LookAt(Looking& looking, const Input& input, const ChangeMoment& moment) {
  if (looking.screen != nullptr) return LookAtScreen(looking, input);
  LookedAt out;
  out.status = input.status;
  if (!out.status.ok()) return out;
  StopWatch watch(out.timings);
  Result<Image> image = ReadPicture(looking, input, watch);
  if (!image) {
    out.status = image.error();
    return out;
  }
  out.status = Find(looking, image->view(), RequestOf(looking.options), moment, out);
  if (!out.status.ok()) {
    out.status = out.status.Prefixed(LabelOf(input));
    return out;
  }
  out.timings.push_back({"total", watch.total()});
  out.status = WritePictureFiles(looking.options, input, *image, out);
  return out;
}

}  // namespace genie::cli
