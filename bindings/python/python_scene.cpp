// PythonScene: see python_scene.h.
#include "python_scene.h"

#include <array>

#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <genie/scene/json.h>
#include <genie/scene/role.h>

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

nb::list PythonScene::Rows() const {
  std::array<nb::object, kRoleCount> role_names;  // one str a role, shared by its elements
  nb::list rows;
  for (const Element& element : scene.elements) {
    nb::object& role = role_names[static_cast<size_t>(element.role)];
    if (!role.is_valid()) role = RoleText(element.role);
    const std::string_view text = scene.Text(element);
    const nb::object parent = element.parent == kNoParent
                                  ? nb::none()
                                  : nb::object(nb::int_(scene.elements[element.parent].id));
    rows.append(nb::make_tuple(element.id, role, element.box.x, element.box.y, element.box.width,
                               element.box.height, element.confidence / double{kMaxConfidence},
                               nb::str(text.data(), text.size()), parent, element.flags));
  }
  return rows;
}

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
      .def("rows", &PythonScene::Rows,
           nb::sig("def rows(self) -> list[tuple[int, str, int, int, int, int, float, str, "
                   "int | None, int]]"))
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
