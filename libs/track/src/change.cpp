// Change: see genie/track/change.h.
#include <genie/track/change.h>

#include <array>

namespace genie {

std::string_view ChangeKindName(ChangeKind kind) {
  static constexpr std::array<std::string_view, kChangeKindCount> kNames = {
      "appeared", "vanished", "moved", "content_changed", "state_changed"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace genie
