// MessageEncoder: Python values to the tree of a message, in one pass over CPython's objects.
//
// Subclasses travel as what they are derived from: an IntEnum as its int, a namedtuple as a tuple.
//
// Ownership: holds a reference to every object whose memory the Body borrows, until it is gone.
// Errors: TypeError (a value that is not carried), ProtocolError (a number beyond 64 bits, half a
// surrogate pair, too deep), each with the value's place; as nanobind::python_error and
// StatusError. Depends on: wire, nanobind. Thread safety: needs the GIL.
#pragma once

#include <cstdint>
#include <vector>

#include <nanobind/nanobind.h>

#include <genie/wire/body.h>
#include <genie/wire/tree_writer.h>

#include "wire_types.h"

namespace genie::python {

class MessageEncoder {
 public:
  MessageEncoder(const WireTypes& types, wire::Body& body)
      : types_(types), body_(body), writer_(body) {}

  // Writes `value` as the body's tree.
  void Encode(nanobind::handle value);

 private:
  // Where a value stands: the container's entry that is being written, and those around it.
  struct Place {
    const Place* above = nullptr;
    PyObject* key = nullptr;  // of a dict; else `index`
    Py_ssize_t index = 0;
  };

  void Value(PyObject* value, const Place* place);
  void DerivedValue(PyObject* value, const Place* place);
  void OtherValue(PyObject* value, const Place* place);
  void Text(PyObject* value, const Place* place);
  void Whole(PyObject* value, const Place* place);
  void Bytes(PyObject* value, const Place* place);
  void Key(PyObject* key, const Place* place);
  void Dict(PyObject* value, const Place* place);
  void DerivedDict(PyObject* value, const Place* place);
  void List(PyObject* value, const Place* place);
  void Tuple(PyObject* value, const Place* place);
  void Time(PyObject* value, const Place* place);
  void Array(PyObject* value, const Place* place);
  void Scene(PyObject* value);
  void Element(PyObject* value);

  void Enter(const Place* place);
  void Leave();
  // `kept` lives as long as this encoder.
  void Keep(PyObject* kept) { kept_.push_back(nanobind::borrow(kept)); }
  [[noreturn]] void Refuse(PyObject* error, const char* reason, const Place* place) const;
  [[noreturn]] void RefuseType(PyObject* value, const char* what, const Place* place) const;

  const WireTypes& types_;
  wire::Body& body_;
  wire::TreeWriter writer_;
  std::vector<nanobind::object> kept_;
  uint32_t depth_ = 0;
};

}  // namespace genie::python
