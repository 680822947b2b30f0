// `genie config`. See ../command.h for the pattern.
#pragma once

#include "../command.h"

namespace genie::cli {

void AddConfigCommand(const CommandSlot& slot);

}  // namespace genie::cli
