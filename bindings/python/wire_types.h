// WireTypes: what the binary protocol must know of Python's side: the classes that it carries and
// the functions of computer_genie.performance.wire_arrays that take numpy arrays apart and make
// them again. One set, given by Python when the protocol is first used.
//
// Ownership: references. Depends on: nanobind. Thread safety: the GIL's.
#pragma once

#include <nanobind/nanobind.h>

namespace genie::python {

struct WireTypes {
  nanobind::object scene;       // computer_genie.Scene
  nanobind::object element;     // computer_genie.Element
  nanobind::object array;       // numpy.ndarray
  nanobind::object scalar;      // numpy.generic
  nanobind::object take_apart;  // array -> (type, bytes of an item, shape, its bytes)
  nanobind::object plain;       // numpy scalar -> Python's value, or an array
  nanobind::object view;        // buffer -> read-only view of its bytes
  nanobind::object make_array;  // (view, type, bytes of an item, shape, offset) -> array
};

}  // namespace genie::python
