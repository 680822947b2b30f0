// Settings: see settings.h.
#include "settings.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <genie/config/keys.h>
#include <genie/config/load.h>

#include "errors.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

LoadedConfig Load(const std::optional<std::string>& path) {
  Result<LoadedConfig> loaded =
      LoadConfig({.file = path, .environment = SystemEnvironment(), .command_line = {}});
  ThrowIfError(loaded ? Status::Ok() : loaded.error(), Task::kSettings);
  return std::move(*loaded);
}

nb::object Number(const KeySpec& spec, int64_t value) {
  if (spec.may_be_auto == KeySpec::Auto::kYes && value == kAuto) return nb::none();
  if (spec.kind == ValueKind::kFraction) return nb::float_(static_cast<double>(value) / 1000);
  return nb::int_(value);
}

// None stands for auto.
nb::object Value(const KeySpec& spec, Config& config) {
  if (const auto* integer = std::get_if<KeySpec::Integer>(&spec.field)) {
    return Number(spec, (*integer)(config));
  }
  if (const auto* boolean = std::get_if<KeySpec::Boolean>(&spec.field)) {
    return nb::bool_((*boolean)(config));
  }
  const std::string& text = std::get<KeySpec::Text>(spec.field)(config);
  return nb::str(text.data(), text.size());
}

nb::dict Values(LoadedConfig& loaded) {
  nb::dict values;
  for (const KeySpec& spec : ConfigKeys()) {
    values[nb::str(spec.key.data(), spec.key.size())] = Value(spec, loaded.config);
  }
  return values;
}

}  // namespace

void BindSettings(nb::module_& module) {
  nb::class_<LoadedConfig>(module, "LoadedConfig", "Settings, and where each came from.")
      .def_ro("file", &LoadedConfig::file)
      .def_ro("notes", &LoadedConfig::notes)
      .def("values", &Values,
           nb::sig("def values(self) -> dict[str, bool | int | float | str | None]"));
  module.def("load_config", &Load, nb::arg("path") = nb::none());
}

}  // namespace genie::python
