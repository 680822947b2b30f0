// PythonScene: see python_scene.h.
#include "python_scene.h"

#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <genie/scene/json.h>
#include <genie/scene/role.h>

#include "element_type.h"
#include "errors.h"
#include "scene_state.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

nb::str RoleText(Role role) {
  const std::string_view name = RoleName(role);
  return nb::str(name.data(), name.size());
}

nb::list RoleNames() {
  nb::list names;
  for (size_t i = 0; i < kRoleCount; ++i) names.append(RoleText(static_cast<Role>(i)));
  return names;
}

}  // namespace

nb::str PythonScene::ToJson(const std::string& source) const {
  List<char> json;
  ThrowIfError(WriteJson(scene, {.source = source}, json));
  return nb::str(json.data(), json.size());
}

void BindScene(nb::module_& module) {
  nb::class_<PythonScene>(module, "Scene", "A finished Scene.")
      .def_prop_ro("width", [](const PythonScene& self) { return self.scene.width; })
      .def_prop_ro("height", [](const PythonScene& self) { return self.scene.height; })
      .def_prop_ro("scale",
                   [](const PythonScene& self) { return self.scene.scale_permille / 1000.0; })
      .def_prop_ro(
          "threshold",
          [](const PythonScene& self) { return self.scene.threshold / double{kMaxConfidence}; })
      .def(
          "elements",
          [](const PythonScene& self, nb::handle type) { return MakeElements(type, self.scene); },
          nb::arg("type"), nb::sig("def elements(self, type: type) -> tuple[typing.Any, ...]"),
          "The elements in reading order, as objects of Element's type.")
      .def("to_json", &PythonScene::ToJson, nb::arg("source"))
      .def("__getstate__", [](const PythonScene& self) { return StateOf(self.scene); })
      .def("__setstate__", [](PythonScene* self, const SceneState& state) {
        new (self) PythonScene{SceneFrom(state)};
      });
  module.def("role_names", &RoleNames, nb::sig("def role_names() -> list[str]"));
  module.attr("INTERACTIVE") = static_cast<int>(kInteractive);
  module.attr("DISABLED") = static_cast<int>(kDisabled);
  module.attr("CHECKED") = static_cast<int>(kChecked);
  module.attr("SELECTED") = static_cast<int>(kSelected);
  module.attr("FOCUSED") = static_cast<int>(kFocused);
}

}  // namespace genie::python
