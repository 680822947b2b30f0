// PythonScene: a finished Scene, held for Python. Its elements leave it as plain tuples, which
// computer_genie.Element wraps.
//
// Depends on: scene, nanobind. Thread safety: constant after it was made; the GIL guards the rest.
#pragma once

#include <string>

#include <nanobind/nanobind.h>

#include <genie/scene/scene.h>

namespace genie::python {

struct PythonScene {
  Scene scene;

  // (id, role, x, y, width, height, confidence, text, parent's id or None, flags) for each
  // element, in reading order. Cost: one tuple an element.
  nanobind::list Rows() const;
  // Errors: kOutOfMemory, as StatusError.
  nanobind::str ToJson(const std::string& source) const;
};

void BindScene(nanobind::module_& module);

}  // namespace genie::python
