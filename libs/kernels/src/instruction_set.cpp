// Instruction sets: see genie/kernels/instruction_set.h.
#include <genie/kernels/instruction_set.h>

#include <hwy/highway.h>

#include <cstdint>

namespace genie {
namespace {

// Highway's CPU detection is in its library; a build with one target (wasm, a cross build) links
// without it, so nothing of it may be named there.
#if (HWY_TARGETS & (HWY_TARGETS - 1)) == 0
int64_t DetectTargets() { return HWY_TARGETS; }
void Choose(int64_t) {}
#else
int64_t DetectTargets() { return hwy::SupportedTargets() & HWY_TARGETS; }
void Choose(int64_t targets) {
  hwy::SetSupportedTargetsForTest(targets);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}
#endif

// The machine's targets, read once before any test can narrow them. A lower bit is a better one.
struct Machine {
  static constexpr size_t kMaxTargets = 16;

  Machine() : chosen(DetectTargets()) {
    for (int64_t rest = chosen; rest != 0 && count < kMaxTargets; rest &= rest - 1) {
      targets[count] = rest & -rest;
      names[count++] = hwy::TargetName(rest & -rest);
    }
    chosen &= -chosen;
  }

  int64_t chosen;
  int64_t targets[kMaxTargets] = {};
  std::string_view names[kMaxTargets];
  size_t count = 0;
};

Machine& ThisMachine() {
  static Machine machine;
  return machine;
}

}  // namespace

std::string_view ChosenInstructionSet() { return hwy::TargetName(ThisMachine().chosen); }

std::span<const std::string_view> SupportedInstructionSets() {
  const Machine& machine = ThisMachine();
  return {machine.names, machine.count};
}

bool SetInstructionSetForTest(std::string_view name) {
  Machine& machine = ThisMachine();
  if (name.empty()) {
    machine.chosen = machine.targets[0];
    Choose(0);
    return true;
  }
  for (size_t i = 0; i < machine.count; ++i) {
    if (machine.names[i] == name) {
      machine.chosen = machine.targets[i];
      Choose(machine.chosen);
      return true;
    }
  }
  return false;
}

}  // namespace genie
