// The type below computer_genie.Element: a plain object of CPython's whose values are slots, which
// the interpreter reads in a few nanoseconds; and making its objects by the hundred.
//
// Whole numbers below kSharedNumbers and all confidences are shared objects, as CPython's own small
// ints are: an element then costs one allocation, and one more for its text.
//
// Depends on: scene, nanobind. Thread safety: the GIL's.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <nanobind/nanobind.h>

#include <genie/scene/scene.h>

namespace genie::python {

inline constexpr int64_t kSharedNumbers = 8192;  // coordinates of an 8K screen

// What an element says about itself. `text` is borrowed.
struct ElementFields {
  int64_t id = 0;
  Role role = Role::kGroup;
  Box box;
  uint16_t confidence = 0;  // thousandths
  std::string_view text = {};
  std::optional<int64_t> parent_id;
  uint8_t flags = 0;  // ElementFlag
};

// A new object of `type`, which is _Element or derived from it. Throws nanobind::python_error.
nanobind::object MakeElement(nanobind::handle type, const ElementFields& fields);

// The elements of `scene`, in reading order. Cost: some 80 ns each.
nanobind::tuple MakeElements(nanobind::handle type, const Scene& scene);

// Whether `object` was made here.
bool IsElement(nanobind::handle object);
// Views into `element`. Throws nanobind::python_error (ValueError) where a value of a hand-made row
// is out of range or of another type.
ElementFields FieldsOf(nanobind::handle element);

void BindElement(nanobind::module_& module);

}  // namespace genie::python
