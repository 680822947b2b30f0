// PythonScene: a finished Scene, held for Python. Its elements are made when first asked for.
//
// Depends on: scene, nanobind. Thread safety: constant after it was made; the GIL guards the rest.
#pragma once

#include <string>

#include <nanobind/nanobind.h>

#include <genie/scene/scene.h>

namespace genie::python {

struct PythonScene {
  Scene scene;

  // Errors: kOutOfMemory, as StatusError.
  nanobind::str ToJson(const std::string& source) const;
};

void BindScene(nanobind::module_& module);

}  // namespace genie::python
