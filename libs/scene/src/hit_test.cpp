// Hit-testing: see genie/scene/hit_test.h.
#include <genie/scene/hit_test.h>

namespace genie {

int32_t ElementAt(const Scene& scene, Point point, HitKind kind) {
  int32_t best = kNoElement;
  for (size_t i = 0; i < scene.elements.size(); ++i) {
    const Element& e = scene.elements[i];
    if (!Contains(e.box, point.x, point.y)) continue;
    if (kind == HitKind::kInteractive && !e.Has(kInteractive)) continue;
    if (best == kNoElement || e.box.area() <= scene.elements[best].box.area()) {
      best = static_cast<int32_t>(i);
    }
  }
  return best;
}

}  // namespace genie
