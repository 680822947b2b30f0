// Which SIMD targets this build holds and this machine runs.
//
// Depends on: base. Thread safety: pure after the first call.
#pragma once

#include <string_view>

namespace genie {

// The target that kernels run on here: "AVX3", "AVX2", "SSE4", "NEON", "EMU128" ... Static storage.
std::string_view ChosenInstructionSet();

}  // namespace genie
