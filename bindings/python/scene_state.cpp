// Scenes to plain values and back: see scene_state.h.
#include "scene_state.h"

#include <utility>

#include "errors.h"

namespace genie::python {
namespace {

Role RoleOf(const std::string& name) {
  const std::optional<Role> role = RoleFromName(name);
  ThrowIfError(role ? Status::Ok()
                    : Status(StatusCode::kInvalidArgument, "no such role").With("role", name));
  return *role;
}

void CheckParent(int32_t parent, size_t count) {
  if (parent >= kNoParent && parent < static_cast<int64_t>(count)) return;
  ThrowIfError(
      Status(StatusCode::kInvalidArgument, "an element's parent is not there").With("at", parent));
}

}  // namespace

SceneState StateOf(const Scene& scene) {
  std::vector<ElementState> rows;
  rows.reserve(scene.elements.size());
  for (const Element& element : scene.elements) {
    const Box& box = element.box;
    rows.emplace_back(element.id, RoleName(element.role), box.x, box.y, box.width, box.height,
                      element.confidence, scene.Text(element), element.parent, element.flags);
  }
  return {scene.width,       scene.height,    scene.scale_permille,
          scene.content_key, scene.threshold, std::move(rows)};
}

Scene SceneFrom(const SceneState& state) {
  Scene scene;
  const auto& [width, height, scale_permille, content_key, threshold, rows] = state;
  scene.width = width;
  scene.height = height;
  scene.scale_permille = scale_permille;
  scene.content_key = content_key;
  scene.threshold = threshold;
  for (const auto& [id, role, x, y, w, h, confidence, text, parent, flags] : rows) {
    CheckParent(parent, rows.size());
    const auto text_begin = static_cast<uint32_t>(scene.strings.size());
    for (const char letter : text) ThrowIfError(scene.strings.Push(letter));
    ThrowIfError(scene.elements.Push({.id = id,
                                      .box = {x, y, w, h},
                                      .parent = parent,
                                      .text_begin = text_begin,
                                      .text_size = static_cast<uint32_t>(text.size()),
                                      .confidence = confidence,
                                      .role = RoleOf(role),
                                      .flags = flags}));
  }
  return scene;
}

}  // namespace genie::python
