// DetectJob: one asynchronous detection, and who hears of its end.
//
// `done` is called exactly once for a job that Engine::Submit accepted, on a worker thread, with
// the Status and the result; the result is the receiver's to take. The job and all that `done`
// captured are destroyed on that thread right after. It must not throw (what escapes is counted
// and dropped) and should be short: it holds up a worker.
//
// Depends on: base, detect, image, scene. Thread safety: a value.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>

#include <genie/base/status.h>
#include <genie/engine/request.h>
#include <genie/image/view.h>

namespace genie {

struct DetectJob {
  // What to look at: a file that the worker reads or, where `path` is empty, pixels or, when
  // `frame` is empty too, an encoded picture. The last two are borrowed until `done` returns:
  // capture there what keeps them alive.
  std::string path = {};
  ConstImageView frame = {};
  std::span<const uint8_t> encoded = {};
  DetectRequest request = {};
  // A job whose stop was asked for before it began ends as kCancelled; one that runs is finished
  // and reported as it is.
  std::stop_token cancel = {};
  std::move_only_function<void(const Status&, DetectResult&&)> done;
};

}  // namespace genie
