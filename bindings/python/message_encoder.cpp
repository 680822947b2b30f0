// MessageEncoder: see message_encoder.h.
#include "message_encoder.h"

#include <datetime.h>

#include <array>
#include <string>
#include <string_view>

#include "civil_time.h"
#include "element_type.h"
#include "errors.h"
#include "python_scene.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

constexpr const char* kCarried =
    "it carries None, bool, int, float, str, bytes, list, tuple, dict with str keys, datetime, "
    "numpy arrays, Element and Scene";
// More than this of a path is cut out of its middle.
constexpr size_t kLongestPath = 160;

std::span<const uint8_t> AsBytes(const void* data, Py_ssize_t size) {
  return {static_cast<const uint8_t*>(data), static_cast<size_t>(size)};
}

// A new reference that is checked.
nb::object Checked(PyObject* made) {
  if (made == nullptr) throw nb::python_error();
  return nb::steal(made);
}

nb::object ProtocolErrorClass() {
  return nb::module_::import_("computer_genie.errors").attr("ProtocolError");
}

// The text's UTF-8, which lives as long as `text`; empty data where it has none.
std::string_view Utf8(PyObject* text) {
  if (PyUnicode_IS_COMPACT_ASCII(text)) [[likely]] {
    return {static_cast<const char*>(PyUnicode_DATA(text)),
            static_cast<size_t>(PyUnicode_GET_LENGTH(text))};
  }
  Py_ssize_t size = 0;
  const char* data = PyUnicode_AsUTF8AndSize(text, &size);
  return {data, static_cast<size_t>(size)};
}

}  // namespace

void MessageEncoder::Encode(nb::handle value) {
  if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
  Value(value.ptr(), nullptr);
  ThrowIfError(writer_.Finish(), Task::kProtocol);
}

void MessageEncoder::Value(PyObject* value, const Place* place) {
  PyTypeObject* const type = Py_TYPE(value);
  if (type == &PyUnicode_Type) {
    Text(value, place);
  } else if (type == &PyLong_Type) {
    Whole(value, place);
  } else if (type == &PyFloat_Type) {
    writer_.Float(PyFloat_AS_DOUBLE(value));
  } else if (value == Py_None) {
    writer_.Null();
  } else if (type == &PyBool_Type) {
    writer_.Bool(value == Py_True);
  } else if (type == &PyDict_Type) {
    Dict(value, place);
  } else if (type == &PyList_Type) {
    List(value, place);
  } else if (type == &PyTuple_Type) {
    Tuple(value, place);
  } else {
    // What follows may run Python code, which could drop the container's reference.
    const nb::object held = nb::borrow(value);
    DerivedValue(value, place);
  }
}

void MessageEncoder::DerivedValue(PyObject* value, const Place* place) {
  if (PyUnicode_Check(value)) {
    Text(value, place);
  } else if (PyLong_Check(value)) {
    Whole(value, place);
  } else if (PyFloat_Check(value)) {
    writer_.Float(PyFloat_AS_DOUBLE(value));
  } else if (PyBytes_Check(value)) {
    if (PyBytes_GET_SIZE(value) >= static_cast<Py_ssize_t>(wire::kSmallestBorrowed)) Keep(value);
    writer_.Bytes(AsBytes(PyBytes_AS_STRING(value), PyBytes_GET_SIZE(value)));
  } else if (PyDict_Check(value)) {
    DerivedDict(value, place);
  } else if (PyList_Check(value)) {
    List(value, place);
  } else if (PyTuple_Check(value)) {
    Tuple(value, place);
  } else {
    OtherValue(value, place);
  }
}

void MessageEncoder::OtherValue(PyObject* value, const Place* place) {
  if (IsElement(value)) {
    Element(value);
  } else if (PyObject_TypeCheck(value, reinterpret_cast<PyTypeObject*>(types_.scene.ptr()))) {
    Scene(value);
  } else if (PyDateTime_Check(value)) {
    Time(value, place);
  } else if (PyObject_TypeCheck(value, reinterpret_cast<PyTypeObject*>(types_.array.ptr()))) {
    Array(value, place);
  } else if (PyByteArray_Check(value) || PyMemoryView_Check(value)) {
    Bytes(value, place);
  } else if (PyObject_TypeCheck(value, reinterpret_cast<PyTypeObject*>(types_.scalar.ptr()))) {
    const nb::object plain = types_.plain(nb::handle(value));
    if (plain.ptr() == value) RefuseType(value, "", place);
    Value(plain.ptr(), place);
    Keep(plain.ptr());
  } else {
    RefuseType(value, "", place);
  }
}

void MessageEncoder::Text(PyObject* value, const Place* place) {
  const std::string_view text = Utf8(value);
  if (text.data() == nullptr) {
    PyErr_Clear();
    Refuse(ProtocolErrorClass().ptr(),
           "a str holds half of a surrogate pair, which no UTF-8 can carry; encode it to bytes",
           place);
  }
  if (text.size() >= wire::kSmallestBorrowed) Keep(value);
  writer_.Text(text);
}

void MessageEncoder::Whole(PyObject* value, const Place* place) {
  int is_beyond = 0;
  const long long number = PyLong_AsLongLongAndOverflow(value, &is_beyond);
  if (is_beyond == 0) [[likely]] {
    return writer_.Int(number);
  }
  const nb::object bits = nb::handle(value).attr("bit_length")();
  const nb::str shown = nb::cast<int64_t>(bits) < 400 ? nb::str(nb::handle(value)) : nb::str("it");
  const std::string reason = std::string("an int is beyond 64 bits with their sign (") +
                             shown.c_str() + " needs " + nb::str(bits).c_str() +
                             " without it); send it as text or bytes";
  Refuse(ProtocolErrorClass().ptr(), reason.c_str(), place);
}

void MessageEncoder::Bytes(PyObject* value, const Place*) {
  // A memoryview of it keeps a bytearray from changing its size.
  nb::object held = Checked(PyMemoryView_FromObject(value));
  const Py_buffer* view = PyMemoryView_GET_BUFFER(held.ptr());
  if (PyBuffer_IsContiguous(view, 'C') != 0) {
    writer_.Bytes(AsBytes(view->buf, view->len));
  } else {
    held = Checked(PyBytes_FromObject(value));
    writer_.Bytes(AsBytes(PyBytes_AS_STRING(held.ptr()), PyBytes_GET_SIZE(held.ptr())));
  }
  Keep(held.ptr());
}

void MessageEncoder::Enter(const Place* place) {
  if (++depth_ > body_.limits().max_depth) {
    const std::string reason = "containers lie more than " +
                               std::to_string(body_.limits().max_depth) +
                               " deep in each other, or one holds itself; flatten them";
    Refuse(ProtocolErrorClass().ptr(), reason.c_str(), place);
  }
}

void MessageEncoder::Leave() {
  --depth_;
  writer_.End();
  // A message that is full takes no more: its loops end here and not after a hundred million turns.
  ThrowIfError(body_.status(), Task::kProtocol);
}

void MessageEncoder::Key(PyObject* key, const Place* place) {
  if (!PyUnicode_Check(key)) RefuseType(key, "as the key of a dict ", place);
  const std::string_view text = Utf8(key);
  if (text.data() == nullptr) Text(key, place);
  writer_.Key(text);
}

void MessageEncoder::Dict(PyObject* value, const Place* place) {
  Enter(place);
  const Py_ssize_t count = PyDict_GET_SIZE(value);
  writer_.BeginDict(static_cast<uint64_t>(count));
  Place here{.above = place};
  PyObject* item = nullptr;
  Py_ssize_t position = 0, seen = 0;
  while (PyDict_Next(value, &position, &here.key, &item) != 0 && seen++ < count) {
    Key(here.key, &here);
    Value(item, &here);
  }
  if (seen != count || PyDict_GET_SIZE(value) != count) {
    Refuse(PyExc_RuntimeError, "a dict changed its size while it was written", place);
  }
  Leave();
}

// By its own items(): an OrderedDict has an order of its own.
void MessageEncoder::DerivedDict(PyObject* value, const Place* place) {
  Enter(place);
  const nb::object items = Checked(PyMapping_Items(value));
  Keep(items.ptr());
  writer_.BeginDict(static_cast<uint64_t>(PyList_GET_SIZE(items.ptr())));
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(items.ptr()); ++i) {
    const nb::object pair = nb::borrow(PyList_GET_ITEM(items.ptr(), i));
    if (!PyTuple_Check(pair.ptr()) || PyTuple_GET_SIZE(pair.ptr()) != 2) {
      RefuseType(value, "", place);
    }
    const Place here{.above = place, .key = PyTuple_GET_ITEM(pair.ptr(), 0)};
    Key(here.key, &here);
    Value(PyTuple_GET_ITEM(pair.ptr(), 1), &here);
  }
  Leave();
}

void MessageEncoder::List(PyObject* value, const Place* place) {
  Enter(place);
  const Py_ssize_t count = PyList_GET_SIZE(value);
  writer_.BeginList(static_cast<uint64_t>(count));
  Place here{.above = place};
  for (; here.index < count && here.index < PyList_GET_SIZE(value); ++here.index) {
    Value(PyList_GET_ITEM(value, here.index), &here);
  }
  if (PyList_GET_SIZE(value) != count) {
    Refuse(PyExc_RuntimeError, "a list changed its size while it was written", place);
  }
  Leave();
}

void MessageEncoder::Tuple(PyObject* value, const Place* place) {
  Enter(place);
  const Py_ssize_t count = PyTuple_GET_SIZE(value);
  writer_.BeginTuple(static_cast<uint64_t>(count));
  Place here{.above = place};
  for (; here.index < count; ++here.index) Value(PyTuple_GET_ITEM(value, here.index), &here);
  Leave();
}

void MessageEncoder::Time(PyObject* value, const Place*) {
  wire::Datetime time;
  time.microseconds = MicrosecondsOf({.year = PyDateTime_GET_YEAR(value),
                                      .month = PyDateTime_GET_MONTH(value),
                                      .day = PyDateTime_GET_DAY(value),
                                      .hour = PyDateTime_DATE_GET_HOUR(value),
                                      .minute = PyDateTime_DATE_GET_MINUTE(value),
                                      .second = PyDateTime_DATE_GET_SECOND(value),
                                      .microsecond = PyDateTime_DATE_GET_MICROSECOND(value)});
  time.fold = PyDateTime_DATE_GET_FOLD(value);
  if (PyDateTime_DATE_GET_TZINFO(value) != Py_None) {
    const nb::object offset = nb::handle(value).attr("utcoffset")();
    time.zoned = !offset.is_none();
    if (time.zoned) {
      const int64_t seconds = PyDateTime_DELTA_GET_DAYS(offset.ptr()) * int64_t{86400} +
                              PyDateTime_DELTA_GET_SECONDS(offset.ptr());
      time.offset_microseconds =
          seconds * 1'000'000 + PyDateTime_DELTA_GET_MICROSECONDS(offset.ptr());
    }
  }
  writer_.Time(time);
}

void MessageEncoder::Array(PyObject* value, const Place* place) {
  const nb::object parts = nb::steal(PyObject_CallOneArg(types_.take_apart.ptr(), value));
  if (!parts.is_valid()) {
    if (PyErr_ExceptionMatches(PyExc_TypeError) == 0) throw nb::python_error();
    const nb::python_error refused;
    Refuse(PyExc_TypeError, nb::str(refused.value()).c_str(), place);
  }
  const nb::tuple shape = nb::cast<nb::tuple>(parts[2]);
  std::array<uint64_t, wire::kMaxDimensions> dimensions = {};
  for (size_t i = 0; i < shape.size(); ++i) dimensions[i] = nb::cast<uint64_t>(shape[i]);
  const nb::object view = Checked(PyMemoryView_FromObject(nb::object(parts[3]).ptr()));
  const Py_buffer* buffer = PyMemoryView_GET_BUFFER(view.ptr());
  const nb::object type(parts[0]);
  writer_.Array({.type = Utf8(type.ptr()),
                 .item_bytes = nb::cast<uint32_t>(parts[1]),
                 .dimensions = static_cast<uint8_t>(shape.size()),
                 .shape = reinterpret_cast<const uint8_t*>(dimensions.data()),
                 .data = AsBytes(buffer->buf, buffer->len)});
  Keep(view.ptr());
}

void MessageEncoder::Scene(PyObject* value) {
  const nb::object native = nb::handle(value).attr("_native");
  writer_.Scene(nb::cast<const PythonScene&>(native).scene);
  Keep(native.ptr());
}

void MessageEncoder::Element(PyObject* value) {
  const ElementFields fields = FieldsOf(value);
  writer_.Element({.id = fields.id,
                   .box = fields.box,
                   .parent_id = fields.parent_id.value_or(0),
                   .has_parent = fields.parent_id.has_value(),
                   .confidence = fields.confidence,
                   .role = static_cast<uint8_t>(fields.role),
                   .flags = fields.flags,
                   .text = fields.text});
}

void MessageEncoder::RefuseType(PyObject* value, const char* what, const Place* place) const {
  const nb::object name =
      nb::handle(reinterpret_cast<PyObject*>(Py_TYPE(value))).attr("__qualname__");
  const std::string reason = std::string("the binary protocol does not carry ") +
                             nb::str(name).c_str() + " " + what + "(" + kCarried + ")";
  Refuse(PyExc_TypeError, reason.c_str(), place);
}

void MessageEncoder::Refuse(PyObject* error, const char* reason, const Place* place) const {
  std::string path;
  for (; place != nullptr; place = place->above) {
    const nb::object step = place->key != nullptr ? Checked(PyObject_ASCII(place->key))
                                                  : nb::object(nb::int_(place->index));
    path.insert(0, std::string("[") + nb::str(step).c_str() + "]");
  }
  path.insert(0, "value");
  if (path.size() > kLongestPath) {
    path.replace(kLongestPath / 2, path.size() - kLongestPath, " ... ");
  }
  const std::string message = std::string(reason) + ": " + path;
  PyErr_SetObject(
      error, Checked(PyUnicode_DecodeUTF8(message.data(), static_cast<Py_ssize_t>(message.size()),
                                          "replace"))
                 .ptr());
  throw nb::python_error();
}

}  // namespace genie::python
