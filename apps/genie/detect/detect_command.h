// `genie detect`. See command.h for the pattern.
#pragma once

#include "../command.h"

namespace genie::cli {

void AddDetectCommand(const CommandSlot& slot);

}  // namespace genie::cli
