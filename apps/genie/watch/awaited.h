// Awaited: the element that `genie watch --until` waits for, "role=button".
//
// Depends on: scene. Thread safety: a value; pure functions.
#pragma once

#include <optional>
#include <string>

#include <genie/base/status.h>
#include <genie/scene/role_set.h>
#include <genie/scene/scene.h>

namespace genie::cli {

struct Awaited {
  std::optional<Role> role;
  std::string text;  // asked for, though nothing can read it yet; see CheckAwaited

  // The element of `scene` that is meant, the one with the highest confidence, or null.
  const Element* FindIn(const Scene& scene) const;
};

// "role=button", "text=Save", "role=button,text=Save".
// Errors: kInvalidArgument, with the part that is wrong and what is allowed.
Result<Awaited> ParseAwaited(const std::string& text);

// Errors: kUnavailable: a text, which this build cannot read.
Status CheckAwaited(const Awaited& awaited);

}  // namespace genie::cli
