// Settings: the configuration as Python reads it.
//
// Depends on: config, nanobind. Thread safety: the GIL's.
#pragma once

#include <nanobind/nanobind.h>

namespace genie::python {

void BindSettings(nanobind::module_& module);

}  // namespace genie::python
