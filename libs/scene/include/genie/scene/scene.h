// Scene: what a screenshot shows. A list of elements in reading order, the image's size and
// content key. The one value that leaves the engine.
//
//   Scene
//     elements[i]   role, box, confidence, flags, parent (an index into elements, or kNoParent),
//                   text (a range of `strings`)
//     strings       the texts of all elements, UTF-8, one after the other
//
// Two Scenes are equal when their canonical bytes are (canonical.h): ids are left out.
// Timings are not part of a Scene.
//
// Ownership: a Scene owns its lists and nothing in it points into the frame. It is reused: Clear()
// keeps capacity.
// Depends on: base. Thread safety: one writer; any number of readers when nobody writes.
#pragma once

#include <cstdint>
#include <string_view>

#include <genie/base/geometry.h>
#include <genie/base/list.h>
#include <genie/scene/role.h>

namespace genie {

inline constexpr int32_t kNoParent = -1;
inline constexpr int32_t kMaxConfidence = 1000;  // 1.0

enum ElementFlag : uint8_t {
  kInteractive = 1 << 0,
  kDisabled = 1 << 1,
  kChecked = 1 << 2,
  kSelected = 1 << 3,
  kFocused = 1 << 4,
};

struct Element {
  int64_t id = 0;              // stable between frames of a session; index + 1 without a session
  Box box;                     // whole pixels of the source image
  int32_t parent = kNoParent;  // index into Scene::elements
  uint32_t text_begin = 0;     // range of Scene::strings
  uint32_t text_size = 0;
  uint16_t confidence = 0;  // 0 .. kMaxConfidence
  Role role = Role::kGroup;
  uint8_t flags = 0;  // ElementFlag

  bool Has(ElementFlag flag) const { return (flags & flag) != 0; }
};

// A point to click: the middle pixel of the box.
struct Point {
  int32_t x = 0;
  int32_t y = 0;
  friend constexpr bool operator==(const Point&, const Point&) = default;
};
constexpr Point Center(const Box& box) { return {box.x + box.width / 2, box.y + box.height / 2}; }

struct Scene {
  List<Element> elements;
  List<char> strings;
  int32_t width = 0;  // of the source image
  int32_t height = 0;
  int32_t scale_permille = 1000;  // estimated device scale: 1000, 1500, 2000 ...
  uint64_t content_key = 0;
  // The confidence at and above which an element counts as found (shipped; see libs/detect).
  uint16_t threshold = 0;

  std::string_view Text(const Element& element) const {
    return {strings.data() + element.text_begin, element.text_size};
  }
  void Clear() {
    elements.Clear();
    strings.Clear();
    width = height = 0;
    scale_permille = 1000;
    content_key = 0;
  }
};

}  // namespace genie
