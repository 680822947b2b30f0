// Which libraries read and write the formats in this build.
//
// Depends on: the standard library; inside, the formats' libraries. Thread safety: constants.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace genie {

struct CodecVersion {
  std::string_view format;   // "png"
  std::string_view library;  // "libspng"
  std::string version;       // of the library that is loaded; of its headers where it does not say
};

std::array<CodecVersion, 4> CodecVersions();

}  // namespace genie
