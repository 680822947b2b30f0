// What `genie bench` was asked to do.
//
// Depends on: the standard library. Thread safety: a value.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace genie::bench {

inline constexpr size_t kMaxRounds = 10000;

struct BenchOptions {
  std::vector<std::string> components;  // "detect", "delta", "cli", "live"; none: all but "live"
  std::filesystem::path screens = "examples/screens";
  std::filesystem::path rivals;  // the folder of their programs; empty: where they are built
  std::filesystem::path json;
  std::filesystem::path partner;  // not empty: be measured on these frames (memory_bench.h)
  size_t rounds = 20;
};

}  // namespace genie::bench
