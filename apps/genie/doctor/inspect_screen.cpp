// The live screen, for `genie doctor`: see inspect.h.
#include <fmt/format.h>

#include <genie/capture/capture.h>

#include "inspect.h"

namespace genie::cli {
namespace {

std::string DetailOf(const CaptureMeans& means) {
  return fmt::format("{}, {}x{}; {}; {}", CaptureBackendName(means.backend), means.screen.width,
                     means.screen.height,
                     means.transport == CaptureMeans::Transport::kSharedMemory
                         ? "the server writes into shared memory"
                         : "no shared memory with the server, pixels come over the connection",
                     means.changes == CaptureMeans::Changes::kDamageEvents
                         ? "it tells what changed"
                         : "it does not tell what changed, so frames come whole");
}

}  // namespace

void InspectScreen(Findings& findings) {
  const auto source = ScreenSource::Open({});
  findings.push_back(
      {"screen", "capture", source ? Presence::kPresent : Presence::kMissing,
       source ? DetailOf((*source)->means()) : std::string(source.error().message())});
}

}  // namespace genie::cli
