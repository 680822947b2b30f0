// Overlay: the boxes of a Scene drawn over the picture they were found in, for a person to judge.
//
// Outlines lie just outside the box (one pixel at scale 1, two at scale 2), so that nothing of
// what was found is covered; at the picture's edge they stand on its last pixels. The colour says
// the kind: blue what is pressed, green what is typed into or dragged, pink what is checked,
// orange text, violet icons and pictures, slate dashes containers, red dashes windows and dialogs.
// Containers are drawn first and paler, so that they stay behind what they hold.
//
// Depends on: base, image, scene.h. Thread safety: free functions on distinct targets.
#pragma once

#include <cstdint>

#include <genie/image/view.h>
#include <genie/scene/scene.h>

namespace genie {

struct Rgb {
  uint8_t red = 0;
  uint8_t green = 0;
  uint8_t blue = 0;
  friend constexpr bool operator==(const Rgb&, const Rgb&) = default;
};

// The colour of a role's outline.
Rgb OverlayColor(Role role);

// Draws the elements of `scene` on `target`.
//
//   target   a copy of the picture, u8 [scene.height, scene.width, 3 or 4 channels], any stride;
//            alpha is left alone
//
// Ownership: borrows both; allocates nothing.
// Cost:      O(outlines' pixels).
// Errors:    kInvalidArgument: an empty view, a gray one or another size than the Scene's.
Status DrawOverlay(const Scene& scene, ImageView target);

}  // namespace genie
