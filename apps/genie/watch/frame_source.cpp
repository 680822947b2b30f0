// FrameSource: see frame_source.h.
#include "frame_source.h"

#include <utility>

#include <genie/capture/capture.h>
#include <genie/codec/file.h>
#include <genie/executor/steady_clock.h>

#include "../detect/inputs.h"
#include "../detect/read_input.h"

namespace genie::cli {
namespace {

class ScreenFrames final : public FrameSource {
 public:
  ScreenFrames(std::string name, std::unique_ptr<ScreenSource> source)
      : name_(std::move(name)), source_(std::move(source)) {}

  std::string name() const override { return name_; }

  Result<Arrival> Next(int64_t timeout_ms, Frame& frame, Status&) override {
    const Result<CapturedFrame> captured = source_->Next(timeout_ms);
    if (!captured) return Fail(captured.error().Prefixed(name_));
    if (!captured->whole && captured->damage.empty()) return Arrival::kQuiet;
    frame.pixels = captured->pixels;
    frame.damage.reset();
    if (!captured->whole) frame.damage = captured->damage;
    const Box screen = source_->means().screen;
    frame.place = Place{captured->place, screen.width, screen.height};
    frame.seen_ns = captured->captured_ns;
    return Arrival::kFrame;
  }

  void Stop() override { source_->Stop(); }

 private:
  const std::string name_;
  const std::unique_ptr<ScreenSource> source_;
};

class FileFrames final : public FrameSource {
 public:
  FileFrames(const WatchOptions& options, Engine& engine)
      : engine_(engine), region_(options.screen.region), inputs_(ExpandInputs(options.inputs)) {}

  std::string name() const override {
    return inputs_.size() == 1 ? LabelOf(inputs_[0]) : std::to_string(inputs_.size()) + " files";
  }
  std::optional<Box> region() const override { return region_; }

  Result<Arrival> Next(int64_t, Frame& frame, Status& problem) override {
    if (next_ == inputs_.size()) return Arrival::kEnd;
    const Input& input = inputs_[next_++];
    problem = input.status;
    if (problem.ok()) problem = Read(input);
    if (!problem.ok()) return Arrival::kBroken;
    frame = {.pixels = image_.view(),
             .damage = std::nullopt,
             .place = std::nullopt,
             .seen_ns = clock_.NowNanoseconds()};
    return Arrival::kFrame;
  }

 private:
  Status Read(const Input& input) {
    GENIE_RETURN_IF_ERROR(ReadInput(input, engine_.config().limits, bytes_));
    Result<Image> image = engine_.Decode(bytes_.span());
    if (!image) return image.error().Prefixed(LabelOf(input));
    image_ = std::move(*image);
    return Status::Ok();
  }

  Engine& engine_;
  SteadyClock clock_;
  const std::optional<Box> region_;
  const std::vector<Input> inputs_;
  size_t next_ = 0;
  List<uint8_t> bytes_;
  Image image_;
};

}  // namespace

Result<std::unique_ptr<FrameSource>> OpenFrames(const WatchOptions& options, Engine& engine) {
  if (!options.inputs.empty()) return std::make_unique<FileFrames>(options, engine);
  auto screen = OpenScreen(options.screen, engine.config().limits);
  if (!screen) return Fail(screen.error());
  return std::make_unique<ScreenFrames>(ScreenName(options.screen), std::move(*screen));
}

}  // namespace genie::cli
