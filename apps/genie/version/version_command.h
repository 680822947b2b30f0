// `genie version`. See command.h for the pattern.
#pragma once

#include "../command.h"

namespace genie::cli {

void AddVersionCommand(const CommandSlot& slot);

}  // namespace genie::cli
