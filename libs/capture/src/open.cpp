// ScreenSource::Open: which backend serves this session. See capture.h.
#include <genie/capture/capture.h>

#include <cmath>

#include "session.h"
#include "x11/x11_source.h"

namespace genie {
namespace {

CaptureBackend ChosenBackend(const CaptureOptions& options) {
  if (options.backend) return *options.backend;
  const bool has_display = !options.display.empty() || !Environment("DISPLAY").empty();
  return !has_display && IsWaylandSession() ? CaptureBackend::kPipeWire : CaptureBackend::kX11;
}

Status CheckOptions(const CaptureOptions& options) {
  if (!std::isfinite(options.max_rate_hz) || options.max_rate_hz < 0) {
    return Status(StatusCode::kInvalidArgument,
                  "the capture rate is frames a second, 0 or more; 0 is without a limit");
  }
  if (options.region && options.region->empty()) {
    return Status(StatusCode::kInvalidArgument, "the region to capture is empty")
        .With("width", options.region->width)
        .With("height", options.region->height);
  }
  return Status::Ok();
}

Status NotBuilt(CaptureBackend backend) {
  switch (backend) {
    case CaptureBackend::kPipeWire:
      return WaylandIsNotCaptured();
    case CaptureBackend::kWindows:
      return Status(StatusCode::kUnavailable,
                    "this version cannot capture Windows screens; hand in screenshots");
    case CaptureBackend::kMacos:
      return Status(StatusCode::kUnavailable,
                    "this version cannot capture macOS screens; hand in screenshots");
    case CaptureBackend::kX11:
      break;
  }
  return Status(StatusCode::kInvalidArgument, "there is no such capture backend");
}

}  // namespace

std::string_view CaptureBackendName(CaptureBackend backend) {
  switch (backend) {
    case CaptureBackend::kX11:
      return "x11";
    case CaptureBackend::kPipeWire:
      return "pipewire";
    case CaptureBackend::kWindows:
      return "windows";
    case CaptureBackend::kMacos:
      break;
  }
  return "macos";
}

Result<std::unique_ptr<ScreenSource>> ScreenSource::Open(const CaptureOptions& options) {
  GENIE_FAIL_IF_ERROR(CheckOptions(options));
  const CaptureBackend backend = ChosenBackend(options);
  if (backend != CaptureBackend::kX11) return Fail(NotBuilt(backend));
  return x11::X11Source::Open(options);
}

}  // namespace genie
