// Instruction sets: see genie/kernels/instruction_set.h.
#include <genie/kernels/instruction_set.h>

#include <hwy/highway.h>

namespace genie {

std::string_view ChosenInstructionSet() {
  const int64_t best = hwy::SupportedTargets() & -hwy::SupportedTargets();
  return hwy::TargetName(best);
}

}  // namespace genie
