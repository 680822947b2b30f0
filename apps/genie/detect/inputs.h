// Inputs: from what stands on the command line to the list of pictures to look at.
//
//   -         standard input, once
//   a file    itself, whatever its name
//   a folder  its pictures, by name: files that begin like a picture or are named like one; what
//             genie drew itself (overlays, marks) is left out; folders below are not entered
//   a pattern with * ? [ ]   the files it matches, by name, for shells that left it alone
//
// A name that leads to nothing keeps its place in the list, with the reason.
//
// Depends on: base, codec, POSIX glob. Thread safety: one thread.
#pragma once

#include <string>
#include <vector>

#include <genie/base/status.h>

namespace genie::cli {

struct Input {
  std::string path;    // "-" is standard input
  std::string name;    // of the files written for it: distinct in the list
  Status status = {};  // not ok: there is no picture here
};

std::vector<Input> ExpandInputs(const std::vector<std::string>& arguments);

}  // namespace genie::cli
