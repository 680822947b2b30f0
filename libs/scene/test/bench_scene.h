// A Scene of a dense screen for the benchmarks: rows of labelled buttons, always the same.
#pragma once

#include <string_view>

#include <genie/scene/scene.h>

namespace genie {

// `rows` rows of ten buttons with a text each, below one group: 20 * rows + 1 elements.
inline Status FillBenchScene(int32_t rows, Scene& scene) {
  scene.Clear();
  scene.width = 1920;
  scene.height = 1080;
  constexpr std::string_view kWords = "Save all";
  for (const char c : kWords) GENIE_RETURN_IF_ERROR(scene.strings.Push(c));
  GENIE_RETURN_IF_ERROR(scene.elements.Push({.id = 1, .box = {0, 0, 1920, 1080}}));
  for (int32_t i = 0; i < rows * 10; ++i) {
    Element button{.id = 2 * i + 2, .box = {i % 10 * 190, i / 10 * 40 % 1040, 180, 32}};
    button.parent = 0;
    button.confidence = 910;
    button.role = Role::kButton;
    button.flags = kInteractive;
    GENIE_RETURN_IF_ERROR(scene.elements.Push(button));
    Element text{.id = 2 * i + 3, .box = {button.box.x + 20, button.box.y + 10, 80, 12}};
    text.parent = 2 * i + 1;
    text.text_size = static_cast<uint32_t>(kWords.size());
    text.confidence = 870;
    text.role = Role::kText;
    GENIE_RETURN_IF_ERROR(scene.elements.Push(text));
  }
  return Status::Ok();
}

}  // namespace genie
