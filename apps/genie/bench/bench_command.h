// `genie bench [detect] [cli]`: measures and says what it measured on. See ../command.h for the
// pattern.
#pragma once

#include "../command.h"

namespace genie::cli {

void AddBenchCommand(const CommandSlot& slot);

}  // namespace genie::cli
