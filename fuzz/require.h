// Require: what a fuzzer checks of the code under test. A broken promise aborts, which the fuzzer
// reports with its input.
//
// Depends on: the standard library only. Thread safety: stateless.
#pragma once

#include <cstdlib>

namespace genie::fuzz {

inline void Require(bool held) {
  if (!held) std::abort();
}

}  // namespace genie::fuzz
