// About: what this build is made of, and what it copied so far.
//
// Depends on: base, codec, image, kernels, nanobind. Thread safety: the GIL's.
#pragma once

#include <nanobind/nanobind.h>

namespace genie::python {

void BindAbout(nanobind::module_& module);

}  // namespace genie::python
