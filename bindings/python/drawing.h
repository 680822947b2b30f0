// Drawing: the overlay on an array of the caller's.
//
// Depends on: scene, nanobind. Thread safety: safe at once on distinct arrays.
#pragma once

#include <nanobind/nanobind.h>

namespace genie::python {

void BindDrawing(nanobind::module_& module);

}  // namespace genie::python
