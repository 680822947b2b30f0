// PythonEngine: see python_engine.h.
#include "python_engine.h"

#include <array>
#include <utility>

#include <nanobind/stl/array.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <genie/config/load.h>

#include "errors.h"
#include "gil.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

DetectRequest MakeRequest(const std::optional<std::array<int32_t, 4>>& region,
                          std::optional<int32_t> min_confidence_permille,
                          const std::optional<std::vector<std::string>>& roles) {
  DetectRequest request;
  if (region) request.region = Box{(*region)[0], (*region)[1], (*region)[2], (*region)[3]};
  request.min_confidence_permille = min_confidence_permille;
  if (roles) {
    request.roles = RoleSet();
    for (const std::string& name : *roles) {
      const std::optional<Role> role = RoleFromName(name);
      ThrowIfError(role ? Status::Ok()
                        : Status(StatusCode::kInvalidArgument, "no such role").With("role", name));
      request.roles.Add(*role);
    }
  }
  return request;
}

}  // namespace

PythonEngine::PythonEngine(const Config& config) : completions_(std::make_unique<Completions>()) {
  Result<std::unique_ptr<Engine>> engine = Engine::Create(config);
  ThrowIfError(engine ? Status::Ok() : engine.error(), Task::kSettings);
  engine_ = std::move(*engine);
}

PythonEngine::~PythonEngine() {
  if (ForkGeneration() != birth_) {
    static_cast<void>(engine_.release());
    static_cast<void>(completions_.release());
    return;
  }
  const ReleasedGil no_gil;
  engine_.reset();  // first: its last jobs are still posted
  completions_.reset();
}

void PythonEngine::Close() {
  if (ForkGeneration() != birth_) return;
  const ReleasedGil no_gil;
  engine_->Close();  // first: its last jobs are still posted
  completions_->Close();
}

PythonScene PythonEngine::Detect(const Frame& frame, const DetectRequest& request) {
  DetectResult result;
  Status status;
  {
    const ReleasedGil no_gil;
    status = frame.Detect(*engine_, request, result);
  }
  ThrowIfError(status);
  return {std::move(result.scene)};
}

Job PythonEngine::Submit(nb::object frame, const DetectRequest& request, nb::object deliver) {
  completions_->Start();
  Job handle;
  DetectJob job{.request = request, .cancel = handle.stop.get_token(), .done = {}};
  nb::cast<const Frame&>(frame).Into(job);
  auto call = std::make_unique<PendingCall>(std::move(frame), std::move(deliver));
  job.done = [this, call = std::move(call)](const Status& status, DetectResult&& result) mutable {
    call->status = status;
    call->result = [scene = std::move(result.scene)]() mutable {
      return nb::cast(PythonScene{std::move(scene)});
    };
    completions_->Post(std::move(call));
  };
  ThrowIfError(engine_->Submit(std::move(job)));
  return handle;
}

DecodedPixels PythonEngine::Decode(const Frame& frame) {
  auto image = [&] {
    const ReleasedGil no_gil;
    return frame.Decode(*engine_);
  }();
  ThrowIfError(image ? Status::Ok() : image.error());
  auto* owned = new Image(std::move(*image));
  const nb::capsule owner(owned,
                          [](void* pointer) noexcept { delete static_cast<Image*>(pointer); });
  const ImageView view = owned->mutable_view();
  const auto channels = static_cast<size_t>(BytesPerPixel(view.format));
  return DecodedPixels(
      view.data, {static_cast<size_t>(view.height), static_cast<size_t>(view.width), channels},
      owner, {view.stride_bytes, static_cast<int64_t>(channels), 1});
}

void BindEngine(nb::module_& module) {
  nb::class_<DetectRequest>(module, "Request", "What is asked of one detection.")
      .def(nb::new_(&MakeRequest), nb::arg("region") = nb::none(),
           nb::arg("min_confidence_permille") = nb::none(), nb::arg("roles") = nb::none());
  nb::class_<Job>(module, "Job", "A submitted detection.").def("cancel", &Job::Cancel);
  nb::class_<PythonEngine>(module, "Engine", "The engine of this process.",
                           nb::is_weak_referenceable())
      .def(
          "__init__",
          [](PythonEngine* self, const LoadedConfig& loaded) {
            new (self) PythonEngine(loaded.config);
          },
          nb::arg("config"))
      .def("detect", &PythonEngine::Detect, nb::arg("frame"), nb::arg("request"))
      .def("submit", &PythonEngine::Submit, nb::arg("frame"), nb::arg("request"),
           nb::arg("deliver"),
           nb::sig("def submit(self, frame: Frame, request: Request, deliver: "
                   "collections.abc.Callable[[Scene | None, BaseException | None], None]) -> Job"))
      .def("decode", &PythonEngine::Decode, nb::arg("frame"))
      .def("close", &PythonEngine::Close);
  module.def("close_gate", &CloseGate,
             "The interpreter ends: other threads do not come back from C++ any more.");
  module.def("reopen_gate", &ReopenGate, "In a forked child.");
}

}  // namespace genie::python
