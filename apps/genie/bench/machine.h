// What a result was measured on: without it a number says little.
//
// Depends on: the system's files. Thread safety: functions without state.
#pragma once

#include <filesystem>
#include <string>

namespace genie::bench {

struct Machine {
  std::string cpu;  // "unknown" where the system does not say
  std::string compiler;
  std::string flags;
  std::string commit;  // of the checkout in the working directory, or "unknown"
};

Machine ThisMachine();

// This program's own file.
std::filesystem::path OwnProgram();

}  // namespace genie::bench
