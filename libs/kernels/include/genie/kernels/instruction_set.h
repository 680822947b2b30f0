// Which SIMD targets this build holds, which of them this machine runs, and which one is chosen.
//
// Names are Highway's: "AVX3" (AVX-512), "AVX2", "SSE4", "NEON", "WASM", and the floor "EMU128"
// (plain C++ in 128-bit pieces) or "SCALAR" (one lane; compilers that cannot build EMU128).
//
// Depends on: the standard library only.
// Thread safety: reading is safe from any thread; SetInstructionSetForTest() is for one thread
// while no kernel runs.
#pragma once

#include <span>
#include <string_view>

namespace genie {

// The target that kernels run on from now on. Static storage.
std::string_view ChosenInstructionSet();

// Every target that is in this build and that this machine can run, the best first; at least one.
// A choice for tests does not change it. Static storage.
std::span<const std::string_view> SupportedInstructionSets();

// For tests: runs every kernel of the process on the target named so, or on the best one again
// when `name` is empty. False, and nothing changes, when the target is not among
// SupportedInstructionSets().
[[nodiscard]] bool SetInstructionSetForTest(std::string_view name);

}  // namespace genie
