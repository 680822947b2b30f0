// MessageDecoder: see message_decoder.h.
#include "message_decoder.h"

#include <datetime.h>

#include <array>
#include <cstring>
#include <string_view>

#include <genie/base/hash.h>

#include "civil_time.h"
#include "element_type.h"
#include "errors.h"
#include "python_scene.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

nb::object Checked(PyObject* made) {
  if (made == nullptr) throw nb::python_error();
  return nb::steal(made);
}

[[noreturn]] void ThrowBadData(const char* reason) {
  ThrowIfError(Status(StatusCode::kBadData, reason), Task::kProtocol);
  std::unreachable();
}

bool IsAscii(std::string_view text) {
  uint64_t all = 0;
  size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    all |= wire::Load<uint64_t>(reinterpret_cast<const uint8_t*>(text.data() + at));
  }
  for (; at < text.size(); ++at) all |= static_cast<uint8_t>(text[at]);
  return (all & 0x8080808080808080) == 0;
}

nb::object MakeText(std::string_view text) {
  const auto size = static_cast<Py_ssize_t>(text.size());
  PyObject* made = nullptr;
  if (size >= 2 && IsAscii(text)) [[likely]] {
    made = PyUnicode_New(size, 127);
    if (made != nullptr) std::memcpy(PyUnicode_1BYTE_DATA(made), text.data(), text.size());
  } else {
    made = PyUnicode_DecodeUTF8(text.data(), size, nullptr);
    if (made == nullptr && PyErr_ExceptionMatches(PyExc_UnicodeDecodeError) != 0) {
      PyErr_Clear();
      ThrowBadData("a text in the message is not UTF-8");
    }
  }
  return Checked(made);
}

// Keys come back in message after message: each is kept as the last object that was made for its
// text, at the place that its hash gives. A hit costs a comparison and brings the hash along, which
// dicts need. Held until the interpreter ends: at most 1024 texts of at most 63 bytes.
nb::object MakeKey(std::string_view text) {
  static std::array<PyObject*, 1024> known = {};
  if (text.size() > wire::kMaxNumberedKeyBytes || !IsAscii(text)) return MakeText(text);
  uint64_t hash = text.size();
  for (const char letter : text) hash = hash * 31 + static_cast<uint8_t>(letter);
  PyObject*& place = known[MixBits(hash) % known.size()];
  if (place != nullptr && PyUnicode_GET_LENGTH(place) == static_cast<Py_ssize_t>(text.size()) &&
      std::memcmp(PyUnicode_DATA(place), text.data(), text.size()) == 0) {
    return nb::borrow(place);
  }
  nb::object made = MakeText(text);
  PyObject_Hash(made.ptr());
  Py_XSETREF(place, Py_NewRef(made.ptr()));
  return made;
}

// Python looks for cycles whenever some hundred containers were made. There are none in a message,
// and the search would walk over all that was made so far, again and again.
class PausedCollection {
 public:
  PausedCollection() : was_on_(PyGC_Disable()) {}
  ~PausedCollection() {
    if (was_on_ != 0) PyGC_Enable();
  }
  PausedCollection(const PausedCollection&) = delete;
  PausedCollection& operator=(const PausedCollection&) = delete;

 private:
  int was_on_;
};

nb::object TimeZone(int64_t offset_microseconds) {
  if (offset_microseconds == 0) return nb::borrow(PyDateTime_TimeZone_UTC);
  constexpr int64_t kDay = int64_t{86400} * 1'000'000;
  int64_t days = offset_microseconds / kDay;
  if (offset_microseconds % kDay < 0) --days;
  const int64_t rest = offset_microseconds - days * kDay;
  const nb::object delta =
      Checked(PyDelta_FromDSU(static_cast<int>(days), static_cast<int>(rest / 1'000'000),
                              static_cast<int>(rest % 1'000'000)));
  return Checked(PyTimeZone_FromOffset(delta.ptr()));
}

}  // namespace

nb::object MakeScene(const WireTypes& types, const wire::SceneView& view) {
  PythonScene scene;
  ThrowIfError(view.CopyTo(scene.scene), Task::kProtocol);
  return types.scene(nb::cast(std::move(scene)));
}

nb::object MessageDecoder::Decode() {
  if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
  const PausedCollection paused;
  nb::object root = Next();
  ThrowIfError(reader_.Finish(), Task::kProtocol);
  return root;
}

void MessageDecoder::Fail() const {
  ThrowIfError(reader_.status(), Task::kProtocol);
  std::unreachable();
}

nb::object MessageDecoder::Next() {
  wire::Value value;
  if (!reader_.Next(value)) Fail();
  return Make(value);
}

nb::object MessageDecoder::Make(const wire::Value& value) {
  switch (value.kind) {
    case wire::ValueKind::kNull:
      return nb::none();
    case wire::ValueKind::kBool:
      return nb::bool_(value.boolean);
    case wire::ValueKind::kInt:
      return Checked(PyLong_FromLongLong(value.integer));
    case wire::ValueKind::kFloat:
      return Checked(PyFloat_FromDouble(value.real));
    case wire::ValueKind::kText:
      return MakeText(value.text);
    case wire::ValueKind::kBytes:
      return Checked(
          PyBytes_FromStringAndSize(value.text.data(), static_cast<Py_ssize_t>(value.text.size())));
    case wire::ValueKind::kList:
      return List(value.count);
    case wire::ValueKind::kDict:
      return Dict(value.count);
    case wire::ValueKind::kTuple:
      return Tuple(value.count);
    case wire::ValueKind::kDatetime:
      return Time();
    case wire::ValueKind::kArray:
      return Array();
    case wire::ValueKind::kScene:
      return MakeScene(types_, reader_.scene());
    case wire::ValueKind::kElement:
      return Element();
  }
  std::unreachable();
}

PyObject* MessageDecoder::Key(const wire::KeyView& key) {
  if (key.number < keys_.size()) [[likely]]
    return keys_[key.number].ptr();
  nb::object made = MakeKey(key.text);
  if (key.number == wire::KeyView::kNoKey) {
    unnumbered_ = std::move(made);
    return unnumbered_.ptr();
  }
  return keys_.emplace_back(std::move(made)).ptr();  // numbers come in order
}

nb::object MessageDecoder::Dict(uint32_t count) {
  nb::object dict = Checked(PyDict_New());
  for (uint32_t i = 0; i < count; ++i) {
    wire::KeyView key;
    if (!reader_.NextKey(key)) Fail();
    const nb::object name = nb::borrow(Key(key));
    const nb::object item = Next();
    if (PyDict_SetItem(dict.ptr(), name.ptr(), item.ptr()) != 0) throw nb::python_error();
  }
  if (PyDict_GET_SIZE(dict.ptr()) != static_cast<Py_ssize_t>(count)) {
    ThrowBadData("a dict in the message has a key twice");
  }
  reader_.Leave();
  return dict;
}

nb::object MessageDecoder::List(uint32_t count) {
  nb::object list = Checked(PyList_New(count));
  for (uint32_t i = 0; i < count; ++i) PyList_SET_ITEM(list.ptr(), i, Next().release().ptr());
  reader_.Leave();
  return list;
}

nb::object MessageDecoder::Tuple(uint32_t count) {
  nb::object tuple = Checked(PyTuple_New(count));
  for (uint32_t i = 0; i < count; ++i) PyTuple_SET_ITEM(tuple.ptr(), i, Next().release().ptr());
  reader_.Leave();
  return tuple;
}

nb::object MessageDecoder::Time() const {
  const wire::Datetime& time = reader_.time();
  const CivilTime civil = CivilTimeOf(time.microseconds);
  const nb::object zone = time.zoned ? TimeZone(time.offset_microseconds) : nb::none();
  return Checked(PyDateTimeAPI->DateTime_FromDateAndTimeAndFold(
      civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second, civil.microsecond,
      zone.ptr(), time.fold, PyDateTimeAPI->DateTimeType));
}

nb::object MessageDecoder::Array() {
  const wire::ArrayView& array = reader_.array();
  if (!view_.is_valid()) view_ = types_.view(memory_);
  nb::object shape = Checked(PyTuple_New(array.dimensions));
  for (size_t i = 0; i < array.dimensions; ++i) {
    PyTuple_SET_ITEM(shape.ptr(), static_cast<Py_ssize_t>(i),
                     Checked(PyLong_FromUnsignedLongLong(array.Dimension(i))).release().ptr());
  }
  const nb::object type = MakeText(array.type);
  return types_.make_array(view_, type, array.item_bytes, shape, array.data.data() - begin_);
}

nb::object MessageDecoder::Element() const {
  const wire::ElementView& element = reader_.element();
  ElementFields fields{.id = element.id,
                       .role = static_cast<Role>(element.role),
                       .box = element.box,
                       .confidence = element.confidence,
                       .text = element.text,
                       .parent_id = std::nullopt,
                       .flags = element.flags};
  if (element.has_parent) fields.parent_id = element.parent_id;
  return MakeElement(types_.element, fields);
}

}  // namespace genie::python
