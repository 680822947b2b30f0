// Awaited: see awaited.h.
#include "awaited.h"

#include <algorithm>
#include <string_view>

namespace genie::cli {
namespace {

Status Wrong(std::string_view reason, std::string_view given) {
  return Status(StatusCode::kInvalidArgument, reason).With("given", given);
}

Status ParsePart(std::string_view part, Awaited& awaited) {
  constexpr std::string_view kRole = "role=";
  constexpr std::string_view kText = "text=";
  if (part.starts_with(kText) && part.size() > kText.size()) {
    awaited.text = part.substr(kText.size());
    return Status::Ok();
  }
  if (!part.starts_with(kRole)) return Wrong("takes role=ROLE", part);
  awaited.role = RoleFromName(part.substr(kRole.size()));
  return awaited.role ? Status::Ok() : Wrong("there is no such role", part.substr(kRole.size()));
}

}  // namespace

const Element* Awaited::FindIn(const Scene& scene) const {
  const Element* best = nullptr;
  for (const Element& element : scene.elements) {
    if (element.role != role) continue;
    if (best == nullptr || element.confidence > best->confidence) best = &element;
  }
  return best;
}

Result<Awaited> ParseAwaited(const std::string& text) {
  Awaited awaited;
  std::string_view rest = text;
  while (true) {
    const size_t end = std::min(rest.find(','), rest.size());
    GENIE_FAIL_IF_ERROR(ParsePart(rest.substr(0, end), awaited));
    if (end == rest.size()) return awaited;
    rest.remove_prefix(end + 1);
  }
}

Status CheckAwaited(const Awaited& awaited) {
  if (awaited.text.empty()) return Status::Ok();
  return Status(StatusCode::kUnavailable,
                "--until text= needs the reading of text, which this build does not have yet; "
                "wait for role=ROLE");
}

}  // namespace genie::cli
