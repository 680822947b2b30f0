// The type below computer_genie.Element: see element_type.h.
#include "element_type.h"

#include <structmember.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include <genie/scene/role.h>

namespace genie::python {
namespace {

namespace nb = nanobind;

enum Slot : uint8_t {
  kId,
  kRole,
  kX,
  kY,
  kWidth,
  kHeight,
  kConfidence,
  kText,
  kParent,
  kFirstFlag,
  kSlots = kFirstFlag + 5,
};
// As Scene's JSON and the rows of a pickle have them.
constexpr std::array<uint8_t, kSlots - kFirstFlag> kFlags = {kInteractive, kDisabled, kChecked,
                                                             kSelected, kFocused};
constexpr Py_ssize_t kRowSize = kFirstFlag + 1;

struct ElementObject {
  PyObject_HEAD PyObject* slots[kSlots];
};

ElementObject* Cast(PyObject* object) { return reinterpret_cast<ElementObject*>(object); }

constexpr Py_ssize_t OffsetOf(size_t slot) {
  return static_cast<Py_ssize_t>(offsetof(ElementObject, slots) + slot * sizeof(PyObject*));
}

PyTypeObject* element_type = nullptr;  // set once, by BindElement

void SetFlags(ElementObject* element, long flags) {
  for (size_t i = 0; i < kFlags.size(); ++i) {
    element->slots[kFirstFlag + i] = Py_NewRef((flags & kFlags[i]) != 0 ? Py_True : Py_False);
  }
}

// _Element(row): what `_row` gave.
PyObject* New(PyTypeObject* type, PyObject* arguments, PyObject*) {
  PyObject* row = nullptr;
  if (!PyArg_ParseTuple(arguments, "O!:Element", &PyTuple_Type, &row)) return nullptr;
  if (PyTuple_GET_SIZE(row) != kRowSize) {
    PyErr_SetString(PyExc_ValueError, "an Element is made of a row of ten values");
    return nullptr;
  }
  const long flags = PyLong_AsLong(PyTuple_GET_ITEM(row, kFirstFlag));
  if (flags == -1 && PyErr_Occurred() != nullptr) return nullptr;
  PyObject* made = type->tp_alloc(type, 0);
  if (made == nullptr) return nullptr;
  for (Py_ssize_t i = 0; i < kFirstFlag; ++i) {
    Cast(made)->slots[i] = Py_NewRef(PyTuple_GET_ITEM(row, i));
  }
  SetFlags(Cast(made), flags);
  return made;
}

void Free(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  for (PyObject* value : Cast(self)->slots) Py_XDECREF(value);
  type->tp_free(self);
  Py_DECREF(type);
}

long FlagsOf(const ElementObject* element) {
  long flags = 0;
  for (size_t i = 0; i < kFlags.size(); ++i) {
    if (element->slots[kFirstFlag + i] == Py_True) flags |= kFlags[i];
  }
  return flags;
}

PyObject* GetRow(PyObject* self, void*) {
  PyObject* row = PyTuple_New(kRowSize);
  if (row == nullptr) return nullptr;
  for (Py_ssize_t i = 0; i < kFirstFlag; ++i) {
    PyTuple_SET_ITEM(row, i, Py_NewRef(Cast(self)->slots[i]));
  }
  PyTuple_SET_ITEM(row, kFirstFlag, PyLong_FromLong(FlagsOf(Cast(self))));
  return row;
}

PyObject* GetBox(PyObject* self, void*) {
  PyObject** slots = Cast(self)->slots;
  return PyTuple_Pack(4, slots[kX], slots[kY], slots[kWidth], slots[kHeight]);
}

#define GENIE_SLOT(name, slot, doc) {name, T_OBJECT_EX, OffsetOf(slot), READONLY, doc}
PyMemberDef members[] = {
    GENIE_SLOT("id", kId, "Its number in the Scene; a filter does not change it."),
    GENIE_SLOT("role", kRole, "What it is, in WAI-ARIA's words."),
    GENIE_SLOT("type", kRole, "The same as role."),
    GENIE_SLOT("x", kX, "Pixels."),
    GENIE_SLOT("y", kY, "Pixels."),
    GENIE_SLOT("width", kWidth, "Pixels."),
    GENIE_SLOT("height", kHeight, "Pixels."),
    GENIE_SLOT("confidence", kConfidence, "0 to 1."),
    GENIE_SLOT("text", kText, "Empty where none was read."),
    GENIE_SLOT("parent", kParent, "The id of the element that holds it, or None."),
    GENIE_SLOT("interactive", kFirstFlag, "A person clicks, types into or drags it."),
    GENIE_SLOT("clickable", kFirstFlag, "The same as interactive."),
    GENIE_SLOT("disabled", kFirstFlag + 1, nullptr),
    GENIE_SLOT("checked", kFirstFlag + 2, nullptr),
    GENIE_SLOT("selected", kFirstFlag + 3, nullptr),
    GENIE_SLOT("focused", kFirstFlag + 4, nullptr),
    {nullptr, 0, 0, 0, nullptr}};
#undef GENIE_SLOT

PyGetSetDef properties[] = {
    {"_row", &GetRow, nullptr, "All of it: an Element is made of such a row.", nullptr},
    {"box", &GetBox, nullptr, "(x, y, width, height)", nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

// A new reference.
PyObject* Whole(int64_t value) {
  static std::array<PyObject*, kSharedNumbers> shared = {};
  if (value < 0 || value >= kSharedNumbers) return PyLong_FromLongLong(value);
  PyObject*& number = shared[static_cast<size_t>(value)];
  if (number == nullptr) number = PyLong_FromLongLong(value);
  return Py_XNewRef(number);
}

PyObject* Confidence(uint16_t thousandths) {
  static std::array<PyObject*, kMaxConfidence + 1> shared = {};
  PyObject*& number = shared[std::min<size_t>(thousandths, kMaxConfidence)];
  if (number == nullptr) number = PyFloat_FromDouble(thousandths / double{kMaxConfidence});
  return Py_XNewRef(number);
}

PyObject* RoleText(Role role) {
  static std::array<PyObject*, kRoleCount> shared = {};
  PyObject*& text = shared[static_cast<size_t>(role)];
  if (text == nullptr) {
    const std::string_view name = RoleName(role);
    text = PyUnicode_FromStringAndSize(name.data(), static_cast<Py_ssize_t>(name.size()));
    if (text != nullptr) PyUnicode_InternInPlace(&text);
  }
  return Py_XNewRef(text);
}

bool IsAscii(std::string_view text) {
  uint8_t all = 0;
  for (const char letter : text) all |= static_cast<uint8_t>(letter);
  return all < 0x80;
}

PyObject* TextOf(std::string_view text) {
  const auto size = static_cast<Py_ssize_t>(text.size());
  if (size < 2 || !IsAscii(text)) return PyUnicode_DecodeUTF8(text.data(), size, "replace");
  PyObject* made = PyUnicode_New(size, 127);
  if (made != nullptr) std::memcpy(PyUnicode_1BYTE_DATA(made), text.data(), text.size());
  return made;
}

PyObject* Make(PyTypeObject* type, const ElementFields& fields) {
  PyObject* made = type->tp_alloc(type, 0);
  if (made == nullptr) return nullptr;
  PyObject** slots = Cast(made)->slots;
  slots[kId] = Whole(fields.id);
  slots[kRole] = RoleText(fields.role);
  slots[kX] = Whole(fields.box.x);
  slots[kY] = Whole(fields.box.y);
  slots[kWidth] = Whole(fields.box.width);
  slots[kHeight] = Whole(fields.box.height);
  slots[kConfidence] = Confidence(fields.confidence);
  slots[kText] = TextOf(fields.text);
  slots[kParent] = fields.parent_id ? Whole(*fields.parent_id) : Py_NewRef(Py_None);
  for (size_t i = 0; i < kFirstFlag; ++i) {
    if (slots[i] == nullptr) [[unlikely]] {
      Py_DECREF(made);
      return PyErr_NoMemory();
    }
  }
  SetFlags(Cast(made), fields.flags);
  return made;
}

[[noreturn]] void ThrowBadRow(const char* name) {
  PyErr_Format(PyExc_ValueError, "an Element has a %s that cannot be", name);
  throw nb::python_error();
}

template <typename T>
T WholeOf(PyObject* value, const char* name) {
  const long long number = PyLong_Check(value) ? PyLong_AsLongLong(value) : -1;
  const bool fits = number >= std::numeric_limits<T>::min() &&
                    number <= std::numeric_limits<T>::max() && PyErr_Occurred() == nullptr;
  if (!PyLong_Check(value) || !fits) ThrowBadRow(name);
  return static_cast<T>(number);
}

std::string_view TextIn(PyObject* value, const char* name) {
  Py_ssize_t size = 0;
  const char* text = PyUnicode_Check(value) ? PyUnicode_AsUTF8AndSize(value, &size) : nullptr;
  if (text == nullptr) ThrowBadRow(name);
  return {text, static_cast<size_t>(size)};
}

}  // namespace

nb::object MakeElement(nb::handle type, const ElementFields& fields) {
  PyObject* made = Make(reinterpret_cast<PyTypeObject*>(type.ptr()), fields);
  if (made == nullptr) throw nb::python_error();
  return nb::steal(made);
}

nb::tuple MakeElements(nb::handle type, const Scene& scene) {
  auto made = nb::steal<nb::tuple>(PyTuple_New(static_cast<Py_ssize_t>(scene.elements.size())));
  if (!made.is_valid()) throw nb::python_error();
  Py_ssize_t index = 0;
  for (const Element& element : scene.elements) {
    ElementFields fields{.id = element.id,
                         .role = element.role,
                         .box = element.box,
                         .confidence = element.confidence,
                         .text = scene.Text(element),
                         .parent_id = std::nullopt,
                         .flags = element.flags};
    if (element.parent != kNoParent) fields.parent_id = scene.elements[element.parent].id;
    PyTuple_SET_ITEM(made.ptr(), index++, MakeElement(type, fields).release().ptr());
  }
  return made;
}

bool IsElement(nb::handle object) { return PyObject_TypeCheck(object.ptr(), element_type); }

ElementFields FieldsOf(nb::handle element) {
  PyObject** slots = Cast(element.ptr())->slots;
  const std::optional<Role> role = RoleFromName(TextIn(slots[kRole], "role"));
  if (!role) ThrowBadRow("role");
  const double confidence = PyFloat_AsDouble(slots[kConfidence]);
  if (!(confidence >= 0 && confidence <= 1)) ThrowBadRow("confidence");
  ElementFields fields;
  fields.id = WholeOf<int64_t>(slots[kId], "id");
  fields.role = *role;
  fields.box = {WholeOf<int32_t>(slots[kX], "x"), WholeOf<int32_t>(slots[kY], "y"),
                WholeOf<int32_t>(slots[kWidth], "width"),
                WholeOf<int32_t>(slots[kHeight], "height")};
  fields.confidence = static_cast<uint16_t>(std::lround(confidence * kMaxConfidence));
  fields.text = TextIn(slots[kText], "text");
  if (slots[kParent] != Py_None) fields.parent_id = WholeOf<int64_t>(slots[kParent], "parent");
  fields.flags = static_cast<uint8_t>(FlagsOf(Cast(element.ptr())));
  return fields;
}

void BindElement(nb::module_& module) {
  static PyType_Slot slots[] = {
      {Py_tp_doc, const_cast<char*>("What computer_genie.Element is made of.")},
      {Py_tp_new, reinterpret_cast<void*>(&New)},
      {Py_tp_dealloc, reinterpret_cast<void*>(&Free)},
      {Py_tp_members, members},
      {Py_tp_getset, properties},
      {0, nullptr}};
  static PyType_Spec spec = {"computer_genie._native._Element", sizeof(ElementObject), 0,
                             Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};
  element_type = reinterpret_cast<PyTypeObject*>(PyType_FromSpec(&spec));
  if (element_type == nullptr) throw nb::python_error();
  module.attr("_Element") = nb::borrow(reinterpret_cast<PyObject*>(element_type));
}

}  // namespace genie::python
