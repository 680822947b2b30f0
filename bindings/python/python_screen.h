// PythonScreen: the live screen for Python. Its frames are numpy views of the memory into which the
// display server writes; a view keeps that memory, so that it can be read for ever, though later
// frames are written over it.
//
// Errors: raised as StatusError (Task::kScreen).
// Depends on: capture, nanobind. Thread safety: Next from one thread at a time, others wait for
// their turn; Stop from any. The GIL is free meanwhile. In a forked child it is only to be thrown
// away.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include <nanobind/nanobind.h>

#include <genie/capture/capture.h>
#include <genie/executor/fork.h>

#include "handed_image.h"

namespace genie::python {

class PythonScreen {
 public:
  PythonScreen(const std::string& display, const std::optional<std::array<int32_t, 4>>& region,
               std::optional<uint32_t> window, double max_rate_hz);
  // With the GIL held. In a forked child the connection, which is the parent's, is left alone.
  ~PythonScreen();

  // (pixels u8 [height, width, 4] BGRA, damage i32 [n, 4] or None where nothing is known about it,
  // place (x, y, width, height) on the screen, nanoseconds of the monotonic clock), or None when
  // `timeout_ms` went by without a change, or after Stop.
  nanobind::object Next(int64_t timeout_ms);
  // The last frame for other processes. Errors: those of ScreenSource::HandOver.
  HandedImage HandOver();
  void Stop();

 private:
  uint32_t birth_ = ForkGeneration();
  std::mutex at_work_;
  std::unique_ptr<ScreenSource> source_;
};

void BindScreen(nanobind::module_& module);

}  // namespace genie::python
