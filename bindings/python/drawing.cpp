// The overlay on an array: see drawing.h.
#include "drawing.h"

#include <string>
#include <tuple>
#include <vector>

#include <nanobind/ndarray.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <genie/scene/overlay.h>

#include "errors.h"
#include "gil.h"

namespace genie::python {
namespace {

namespace nb = nanobind;

using Canvas = nb::ndarray<uint8_t, nb::shape<-1, -1, 3>, nb::c_contig, nb::device::cpu>;
using Outline = std::tuple<std::string, int32_t, int32_t, int32_t, int32_t>;

Scene SceneOf(const Canvas& canvas, const std::vector<Outline>& outlines, double scale) {
  Scene scene;
  scene.width = static_cast<int32_t>(canvas.shape(1));
  scene.height = static_cast<int32_t>(canvas.shape(0));
  scene.scale_permille = static_cast<int32_t>(scale * 1000);
  for (const auto& [role, x, y, width, height] : outlines) {
    Element element;
    element.role = RoleFromName(role).value_or(Role::kGroup);
    element.box = {x, y, width, height};
    ThrowIfError(scene.elements.Push(element));
  }
  return scene;
}

void DrawOnCanvas(const Canvas& canvas, const std::vector<Outline>& outlines, double scale) {
  const Scene scene = SceneOf(canvas, outlines, scale);
  const ImageView target{canvas.data(), scene.width, scene.height, ptrdiff_t{scene.width} * 3,
                         PixelFormat::kRgb};
  Status status;
  {
    const ReleasedGil no_gil;
    status = DrawOverlay(scene, target);
  }
  ThrowIfError(status);
}

}  // namespace

void BindDrawing(nb::module_& module) {
  module.def("draw_overlay", &DrawOnCanvas, nb::arg("canvas").noconvert(), nb::arg("outlines"),
             nb::arg("scale"),
             "Draws (role, x, y, width, height) on RGB pixels, in place. Another role is drawn as "
             "a group.");
}

}  // namespace genie::python
