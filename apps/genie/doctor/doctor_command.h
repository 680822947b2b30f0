// `genie doctor`. See ../command.h for the pattern.
#pragma once

#include "../command.h"

namespace genie::cli {

void AddDoctorCommand(const CommandSlot& slot);

}  // namespace genie::cli
