// Overlay: see genie/scene/overlay.h.
#include <genie/scene/overlay.h>

#include <algorithm>

#include "canvas.h"
#include "check_target.h"

namespace genie {
namespace {

// Saturated, of middle lightness: each stands out on white and on near-black.
constexpr Rgb kPressed{26, 126, 255};
constexpr Rgb kTyped{0, 166, 98};
constexpr Rgb kToggled{233, 50, 150};
constexpr Rgb kWritten{245, 124, 0};
constexpr Rgb kPictured{147, 71, 230};
constexpr Rgb kHolding{120, 136, 160};
constexpr Rgb kFramed{235, 64, 68};

Outline OutlineOf(Role role, int32_t thickness) {
  const Rgb color = OverlayColor(role);
  if (color == kFramed) return {{color, 224}, thickness, Stroke::kDashed};
  if (color == kHolding) return {{color, 176}, thickness, Stroke::kDashed};
  if (color == kWritten) return {{color, 176}, thickness, Stroke::kSolid};
  return {{color, 232}, thickness, Stroke::kSolid};
}

}  // namespace

Rgb OverlayColor(Role role) {
  switch (role) {
    case Role::kTextbox:
    case Role::kSearchbox:
    case Role::kSlider:
    case Role::kSpinbutton:
    case Role::kCombobox:
    case Role::kScrollbar:
      return kTyped;
    case Role::kCheckbox:
    case Role::kRadio:
    case Role::kSwitch:
    case Role::kMenuitemcheckbox:
    case Role::kMenuitemradio:
      return kToggled;
    case Role::kText:
    case Role::kHeading:
    case Role::kStatus:
      return kWritten;
    case Role::kIcon:
    case Role::kImage:
    case Role::kProgressbar:
      return kPictured;
    case Role::kWindow:
    case Role::kDialog:
    case Role::kAlert:
      return kFramed;
    default:
      return IsInteractiveRole(role) ? kPressed : kHolding;
  }
}

Status DrawOverlay(const Scene& scene, ImageView target) {
  GENIE_RETURN_IF_ERROR(CheckTarget(scene, target));
  Canvas canvas(target);
  const int32_t thickness = std::clamp(scene.scale_permille / 1000, 1, 4);
  for (const bool containers : {true, false}) {
    for (const Element& e : scene.elements) {
      const bool behind = OverlayColor(e.role) == kHolding || OverlayColor(e.role) == kFramed;
      if (behind == containers) canvas.Frame(e.box, OutlineOf(e.role, thickness));
    }
  }
  return Status::Ok();
}

}  // namespace genie
