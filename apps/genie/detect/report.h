// Report: what goes to standard output while pictures are looked at, in the order of the inputs.
//
// Depends on: looked_at.h. Thread safety: one call at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "looked_at.h"

namespace genie::cli {

class Report {
 public:
  virtual ~Report() = default;
  // Each returns text that goes out at once. Errors: kOutOfMemory.
  virtual Status Begin(List<char>&) { return Status::Ok(); }
  virtual Status Add(const Input& input, const LookedAt& looked_at, List<char>& out) = 0;
  virtual Status End(List<char>&) { return Status::Ok(); }
};

// The one that `options` ask for.
std::unique_ptr<Report> MakeReport(const DetectCommandOptions& options);

}  // namespace genie::cli
