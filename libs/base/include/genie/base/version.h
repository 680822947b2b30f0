// The version of the library, from the one VERSION file at the root of the repository.
//
// Depends on: the standard library only. Thread safety: constants.
#pragma once

#include <string_view>

namespace genie {

std::string_view Version();  // "major.minor.patch", static storage

}  // namespace genie
