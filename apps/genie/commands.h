// The commands of `genie`: the one list.
//
// Depends on: command.h. Thread safety: the main thread.
#pragma once

#include "command.h"

namespace genie::cli {

void AddCommands(const CommandSlot& slot);

}  // namespace genie::cli
