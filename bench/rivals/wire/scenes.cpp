// Made Scenes: see scenes.h.
#include "scenes.h"

#include <array>
#include <string>

#include "contender.h"

namespace genie::races {
namespace {

// Texts as they stand on screens, two in three elements have one.
constexpr std::array<std::string_view, 12> kTexts = {"Save",
                                                     "Cancel",
                                                     "Search orders\xe2\x80\xa6",
                                                     "",
                                                     "",
                                                     "2026-11-23",
                                                     "Total: 1,284.50 \xe2\x82\xac",
                                                     "Open in new window",
                                                     "",
                                                     "Settings",
                                                     "\"quoted\"",
                                                     ""};

uint32_t Next(uint32_t& state) {
  state = state * 1664525u + 1013904223u;
  return state >> 8;
}

}  // namespace

Scene MakeScene(int count) {
  Scene scene;
  scene.width = 1920;
  scene.height = 1080;
  scene.scale_permille = 1500;
  scene.content_key = 0x0123456789abcdef;
  scene.threshold = 300;
  uint32_t state = 7;
  for (int i = 0; i < count; ++i) {
    Element element;
    element.id = i + 1;
    element.box = {int32_t(Next(state) % 1800), int32_t(Next(state) % 1000),
                   int32_t(8 + Next(state) % 112), int32_t(8 + Next(state) % 72)};
    element.parent = i % 4 == 0 ? kNoParent : int32_t(Next(state) % uint32_t(i));
    element.confidence = uint16_t(300 + Next(state) % 700);
    element.role = Role(Next(state) % kRoleCount);
    element.flags = uint8_t(Next(state) % 32);
    PushElement(scene, element, kTexts[Next(state) % kTexts.size()]);
  }
  return scene;
}

bool AreEqual(const Scene& a, const Scene& b) {
  if (a.width != b.width || a.height != b.height || a.scale_permille != b.scale_permille ||
      a.elements.size() != b.elements.size()) {
    return false;
  }
  for (size_t i = 0; i < a.elements.size(); ++i) {
    const Element& one = a.elements[i];
    const Element& two = b.elements[i];
    if (one.id != two.id || one.box != two.box || one.parent != two.parent ||
        one.confidence != two.confidence || one.role != two.role || one.flags != two.flags ||
        a.Text(one) != b.Text(two)) {
      return false;
    }
  }
  return true;
}

void PushElement(Scene& scene, Element element, std::string_view text) {
  const size_t begin = scene.strings.size();
  element.text_begin = uint32_t(begin);
  element.text_size = uint32_t(text.size());
  Must(scene.strings.Resize(begin + text.size()).ok() && scene.elements.Push(element).ok(),
       "no memory");
  std::copy(text.begin(), text.end(), scene.strings.data() + begin);
}

}  // namespace genie::races
