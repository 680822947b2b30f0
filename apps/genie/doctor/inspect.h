// What `genie doctor` looks at. Nothing here starts a program, or opens a connection but to the
// screen.
//
// Depends on: base, kernels, executor, codec, capture, engine, config. Thread safety: one thread.
#pragma once

#include "../global_options.h"
#include "finding.h"

namespace genie::cli {

void InspectMachine(Findings& findings);  // processor, cores, instruction sets, memory
void InspectCodecs(Findings& findings);   // formats and their libraries
void InspectMainJob(Findings& findings);  // draws, encodes, decodes and finds a button
void InspectScreen(Findings& findings);   // how the live screen can be captured, or why not
void InspectPython(Findings& findings);   // the package computer_genie
void InspectSettings(const GlobalOptions& global, Findings& findings);
void InspectOptionalParts(Findings& findings);  // what is not in this version, GPUs seen

}  // namespace genie::cli
