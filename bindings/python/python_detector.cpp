// PythonDetector: see python_detector.h.
#include "python_detector.h"

#include <array>
#include <string_view>
#include <utility>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string_view.h>

#include "errors.h"
#include "gil.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

std::optional<std::vector<Box>> Boxes(const std::optional<DamageArray>& damage) {
  if (!damage) return std::nullopt;
  std::vector<Box> boxes(damage->shape(0));
  const int32_t* next = damage->data();
  for (Box& box : boxes) {
    box = {next[0], next[1], next[2], next[3]};
    next += 4;
  }
  return boxes;
}

nb::object BoxOrNone(const Box& box, bool there) {
  return there ? nb::object(nb::make_tuple(box.x, box.y, box.width, box.height)) : nb::none();
}

nb::str Text(std::string_view text) { return nb::str(text.data(), text.size()); }

// (kind, id, role, box before, box now, flags before, flags now) for each change.
nb::list ChangeRows(const PythonUpdate& update) {
  nb::list rows;
  for (const Change& change : update.changes) {
    rows.append(nb::make_tuple(Text(ChangeKindName(change.kind)), change.id,
                               Text(RoleName(change.role)),
                               BoxOrNone(change.before, change.kind != ChangeKind::kAppeared),
                               BoxOrNone(change.after, change.kind != ChangeKind::kVanished),
                               change.flags_before, change.flags_after));
  }
  return rows;
}

double Seconds(int64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e9; }

nb::dict StageSeconds(const PythonUpdate& update) {
  nb::dict stages;
  for (size_t i = 0; i < kUpdateStageCount; ++i) {
    stages[Text(UpdateStageName(static_cast<UpdateStage>(i)))] = Seconds(update.report.stage_ns[i]);
  }
  return stages;
}

// (kind, reason, tiles, changed tiles, dirty tiles, seconds, stages)
nb::tuple ReportRow(const PythonUpdate& update) {
  const UpdateReport& report = update.report;
  const bool full = report.reason != FullRunReason::kNone;
  return nb::make_tuple(Text(UpdateKindName(report.kind)),
                        full ? Text(FullRunReasonName(report.reason)) : nb::str(""), report.tiles,
                        report.changed_tiles, report.dirty_tiles, Seconds(report.total_ns),
                        StageSeconds(update));
}

PythonScene TakeScene(PythonUpdate& update) { return {std::move(update.scene)}; }

}  // namespace

PythonDetector::PythonDetector(nb::object engine, const DetectRequest& request,
                               std::optional<size_t> memory_budget_bytes, DamageCheck damage_check)
    : engine_object_(std::move(engine)), engine_(nb::cast<PythonEngine&>(engine_object_)) {
  DetectorOptions options{
      .request = request, .memory_budget_bytes = memory_budget_bytes, .damage_check = damage_check};
  options.request.timing = TimingMode::kMeasure;  // a few readings of the clock a frame
  auto detector = engine_.engine().NewDetector(options);
  ThrowIfError(detector ? Status::Ok() : detector.error());
  detector_ = std::move(*detector);
}

PythonDetector::~PythonDetector() {
  if (ForkGeneration() == birth_) return;
  static_cast<void>(detector_.release());
  for (Waiting& waiting : waiting_) static_cast<void>(waiting.call.release());
}

Status PythonDetector::LookAt(const Frame& frame, const Damage& damage, DetectResult& result) {
  std::optional<std::span<const Box>> boxes;
  if (damage && !frame_was_left_out_) boxes = *damage;
  if (!frame.pixels().empty()) return detector_->Update(frame.pixels(), boxes, result);
  const Result<Image> image = frame.Decode(engine_.engine());
  return image ? detector_->Update(image->view(), boxes, result) : image.error();
}

// With at_work_ held, without the GIL.
Status PythonDetector::Take(const Frame& frame, const Damage& damage, PythonUpdate& update) {
  DetectResult result;
  const Status status = LookAt(frame, damage, result);
  frame_was_left_out_ = !status.ok();
  if (!status.ok()) return status;
  update.scene = std::move(result.scene);
  update.changes.assign(detector_->changes().begin(), detector_->changes().end());
  update.report = detector_->report();
  if (update.report.kind != UpdateKind::kEqual) ++version_;
  update.version = version_;
  update.bytes = detector_->bytes();
  return status;
}

PythonUpdate PythonDetector::Update(const Frame& frame, const std::optional<DamageArray>& damage) {
  PythonUpdate update;
  Status status;
  const Damage boxes = Boxes(damage);
  {
    const ReleasedGil no_gil;
    const std::lock_guard lock(at_work_);
    status = Take(frame, boxes, update);
  }
  ThrowIfError(status);
  return update;
}

// A worker's turn at the first call that waits: each was posted for one.
void PythonDetector::ServeNext(const Status& start) {
  std::unique_lock lock(at_work_);
  std::unique_lock queue(queue_);
  Waiting next = std::move(waiting_.front());
  waiting_.pop_front();
  queue.unlock();
  PythonUpdate update;
  Status status = start;
  if (status.ok() && next.cancel.stop_requested()) {
    status = Status(StatusCode::kCancelled, "the update was cancelled before its turn");
  }
  if (status.ok()) {
    status = Take(*next.frame, next.damage, update);
  } else {
    frame_was_left_out_ = true;
  }
  lock.unlock();
  next.call->status = status;
  next.call->result = [update = std::move(update)]() mutable {
    return nb::cast(std::move(update));
  };
  engine_.completions().Post(std::move(next.call));  // from here on `this` may be gone
}

Job PythonDetector::Submit(nb::object self, nb::object frame,
                           const std::optional<DamageArray>& damage, nb::object deliver) {
  auto& detector = nb::cast<PythonDetector&>(self);
  detector.engine_.completions().Start();
  Job handle;
  Waiting waiting{
      .frame = &nb::cast<const Frame&>(frame),
      .damage = Boxes(damage),
      .cancel = handle.stop.get_token(),
      .call = std::make_unique<PendingCall>(std::move(frame), std::move(deliver), self)};
  {
    const std::lock_guard lock(detector.queue_);
    detector.waiting_.push_back(std::move(waiting));
  }
  const Status posted = detector.engine_.engine().Post(
      [&detector](const Status& start) { detector.ServeNext(start); });
  if (!posted.ok()) {  // the others that wait have their turns; the last one, this, has none
    const std::lock_guard lock(detector.queue_);
    detector.waiting_.pop_back();
  }
  ThrowIfError(posted);
  return handle;
}

void PythonDetector::Evict() {
  const ReleasedGil no_gil;
  const std::lock_guard lock(at_work_);
  detector_->Evict();
}

void BindDetector(nb::module_& module) {
  nb::class_<PythonUpdate>(module, "Update", "What one frame of a session gave.")
      .def_ro("version", &PythonUpdate::version)
      .def_ro("bytes", &PythonUpdate::bytes)
      .def("take_scene", &TakeScene, "Once: the Scene leaves.")
      .def("changes", &ChangeRows,
           nb::sig("def changes(self) -> list[tuple[str, int, str, tuple[int, int, int, int] | "
                   "None, tuple[int, int, int, int] | None, int, int]]"))
      .def("report", &ReportRow,
           nb::sig("def report(self) -> tuple[str, str, int, int, int, float, dict[str, float]]"));
  nb::class_<PythonDetector>(module, "Detector", "A session over consecutive frames.")
      .def(
          "__init__",
          [](PythonDetector* self, nb::object engine, const DetectRequest& request,
             std::optional<size_t> memory_budget_bytes, bool check_damage) {
            const DamageCheck check = check_damage ? DamageCheck::kVerify : DamageCheck::kTrust;
            new (self) PythonDetector(std::move(engine), request, memory_budget_bytes, check);
          },
          nb::arg("engine"), nb::arg("request"), nb::arg("memory_budget_bytes").none(),
          nb::arg("check_damage"))
      .def("update", &PythonDetector::Update, nb::arg("frame"), nb::arg("dirty").noconvert().none())
      .def(
          "submit", &PythonDetector::Submit, nb::arg("frame"), nb::arg("dirty").noconvert().none(),
          nb::arg("deliver"),
          nb::sig("def submit(self, frame: Frame, dirty: numpy.typing.NDArray[numpy.int32] | None, "
                  "deliver: collections.abc.Callable[[Update | None, BaseException | None], None]"
                  ") -> Job"))
      .def("evict", &PythonDetector::Evict);
}

}  // namespace genie::python
