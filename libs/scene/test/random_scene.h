// Scenes for property tests: any boxes, roles, flags and texts, parents that form a forest.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include <genie/scene/scene.h>

namespace genie {

// `e` goes behind the other elements, with `text` in the pool.
inline void AddElement(Scene& scene, Element e, std::string_view text = {}) {
  e.text_begin = static_cast<uint32_t>(scene.strings.size());
  e.text_size = static_cast<uint32_t>(text.size());
  for (const char c : text) RC_ASSERT(scene.strings.Push(c).ok());
  RC_ASSERT(scene.elements.Push(e).ok());
}

inline Element RandomElement() {
  Element e;
  e.id = *rc::gen::inRange<int64_t>(1, 1 << 20);
  e.box = {*rc::gen::inRange(0, 200), *rc::gen::inRange(0, 200), *rc::gen::inRange(1, 100),
           *rc::gen::inRange(1, 100)};
  e.role = static_cast<Role>(*rc::gen::inRange(0, static_cast<int>(kRoleCount)));
  e.confidence = *rc::gen::inRange<uint16_t>(0, kMaxConfidence + 1);
  e.flags = *rc::gen::inRange<uint8_t>(0, 32);
  return e;
}

// Up to 40 elements; a parent stands before or behind its children, at random.
inline Scene RandomScene() {
  Scene scene;
  scene.width = 300;
  scene.height = 300;
  scene.threshold = 300;
  const int count = *rc::gen::inRange(0, 40);
  const bool downwards = *rc::gen::arbitrary<bool>();
  for (int i = 0; i < count; ++i) {
    Element e = RandomElement();
    const int others = downwards ? i : count - 1 - i;
    const int pick = *rc::gen::inRange(-1, others);
    e.parent = pick < 0 ? kNoParent : downwards ? pick : i + 1 + pick;
    AddElement(scene, e, *rc::gen::arbitrary<std::string>());
  }
  return scene;
}

}  // namespace genie
