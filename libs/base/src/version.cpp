// Version: see genie/base/version.h. GENIE_VERSION_TEXT comes from the build.
#include <genie/base/version.h>

namespace genie {

std::string_view Version() { return GENIE_VERSION_TEXT; }

}  // namespace genie
