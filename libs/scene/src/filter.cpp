// Filter: see genie/scene/filter.h.
#include <genie/scene/filter.h>

namespace genie {
namespace {

constexpr int32_t kDropped = -1;

bool Keeps(const SceneFilter& filter, const Element& element) {
  return element.confidence >= filter.min_confidence_permille && filter.roles.Has(element.role);
}

Status CheckParents(const Scene& scene) {
  const auto count = static_cast<int32_t>(scene.elements.size());
  for (const Element& element : scene.elements) {
    int32_t steps = 0;
    for (int32_t p = element.parent; p != kNoParent; p = scene.elements[p].parent) {
      if (p < 0 || p >= count || ++steps > count) {
        return Status(StatusCode::kInternal, "scene has a broken parent; report this image")
            .With("parent", p)
            .With("elements", count);
      }
    }
  }
  return Status::Ok();
}

// The new index of the nearest ancestor that stays, from the parents as they were.
int32_t NearestKept(const Scene& scene, const List<int32_t>& new_index, int32_t parent) {
  while (parent != kNoParent && new_index[parent] == kDropped) {
    parent = scene.elements[parent].parent;
  }
  return parent == kNoParent ? kNoParent : new_index[parent];
}

}  // namespace

Status FilterScene(const SceneFilter& filter, List<int32_t>& scratch, Scene& scene) {
  const size_t count = scene.elements.size();
  GENIE_RETURN_IF_ERROR(CheckParents(scene));
  // First half: an element's new index. Second half: its new parent.
  GENIE_RETURN_IF_ERROR(scratch.Resize(count * 2));
  int32_t kept = 0;
  for (size_t i = 0; i < count; ++i) {
    scratch[i] = Keeps(filter, scene.elements[i]) ? kept++ : kDropped;
  }
  for (size_t i = 0; i < count; ++i) {
    scratch[count + i] = NearestKept(scene, scratch, scene.elements[i].parent);
  }
  for (size_t i = 0; i < count; ++i) {
    if (scratch[i] == kDropped) continue;
    Element& target = scene.elements[static_cast<size_t>(scratch[i])];
    target = scene.elements[i];
    target.parent = scratch[count + i];
  }
  scene.elements.Truncate(static_cast<size_t>(kept));
  return Status::Ok();
}

}  // namespace genie
