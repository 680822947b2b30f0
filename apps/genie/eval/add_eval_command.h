// `genie eval`. See ../command.h for the pattern.
#pragma once

#include "../command.h"

namespace genie::cli {

void AddEvalCommand(const CommandSlot& slot);

}  // namespace genie::cli
