// The rival that is measured beside the detector: a program of its own (bench/rivals).
//
// Depends on: bench_options.h, the system's files. Thread safety: a pure function.
#pragma once

#include <filesystem>

#include "bench_options.h"

namespace genie::bench {

// Where it was said to be, else where `make bench-setup` puts it; empty where it is not.
std::filesystem::path FindRivalProgram(const BenchOptions& options);

}  // namespace genie::bench
