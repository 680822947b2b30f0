// Marks: numbers on the picture and a list of what each stands on, so that a language model can
// say "click 12".
//
//   # computer-genie marks
//   # shot.png 1920x1080
//   [1] button "Save" at 160,52 size 80x24
//   [2] textbox "Search" at 320,52 size 200x28 focused
//
// Every interactive element gets one, in reading order from 1. The name in quotes is the element's
// text or that of the elements inside it; `at` is the pixel to click. A number's label lies where
// it covers least: beside its box if there is room, never outside the picture.
//
// Source of the idea: Yang et al., "Set-of-Mark Prompting", 2023 (arXiv 2310.11441).
// Depends on: base, image, scene.h. Thread safety: free functions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/image/view.h>
#include <genie/scene/scene.h>

namespace genie {

inline constexpr std::string_view kMarksTitle = "# computer-genie marks\n";

// Labels have room for three digits; further elements get no mark, and the list says how many.
inline constexpr size_t kMaxMarks = 999;

struct Mark {
  int32_t element = 0;  // index into the Scene's elements; the number is the mark's index + 1
  Box label;            // where the number stands in the picture
};

// Chooses the elements and places the labels (`marks` is overwritten, its capacity kept).
// Cost: O(marks * elements). Errors: kOutOfMemory.
Status PlaceMarks(const Scene& scene, List<Mark>& marks);

// Draws boxes and numbers on `target`: as DrawOverlay, with its errors.
Status DrawMarks(const Scene& scene, std::span<const Mark> marks, ImageView target);

// Appends the list: its title, the picture's name and size, one line a mark. Errors: kOutOfMemory.
Status WriteMarkList(const Scene& scene, std::string_view source, std::span<const Mark> marks,
                     List<char>& out);

}  // namespace genie
