// `genie watch`. See command.h for the pattern.
#pragma once

#include "../command.h"

namespace genie::cli {

void AddWatchCommand(const CommandSlot& slot);

}  // namespace genie::cli
