// JSON of a Scene: one object on one line, the form that every face of the engine gives.
//
//   {"source":"a.png","width":1920,"height":1080,"scale":1.0,"threshold":0.3,"elements":[
//    {"id":1,"role":"button","box":[8,8,90,32],"center":[53,24],"confidence":0.91,"text":"Save",
//     "interactive":true,"disabled":false,"checked":false,"selected":false,"focused":false,
//     "parent":null}],"timings_ms":{"decode":18.42,"total":27.9}}
//
// (Shown on several lines here; written on one.) Boxes are [x, y, width, height] in pixels of the
// source image, `center` is the pixel to click, `parent` is the parent's id or null, `scale` and
// `confidence` are fractions, `threshold` is the one that the detector ships, whatever filter the
// list went through.
//
// Depends on: base, scene.h, text_writer.h. Thread safety: free functions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <genie/scene/scene.h>
#include <genie/scene/text_writer.h>

namespace genie {

// How long one stage took; `name` lives as long as the call.
struct NamedTiming {
  std::string_view name;
  int64_t nanoseconds = 0;
};

// What stands beside a Scene in its JSON.
struct SceneCaption {
  std::string_view generator = {};  // first key of the object where not empty: who wrote the file
  std::string_view source = {};     // the input's name; empty gives null
  std::span<const NamedTiming> timings = {};
  // More members for the end of the object, as JSON: "\"frame\":7,\"kind\":\"delta\"".
  std::string_view members = {};
};

// Appends the object, without a line end.
//
// Ownership: borrows all; `out` grows, and is reused by a caller that clears it.
// Cost:      O(elements + text), some 200 bytes an element.
// Errors:    kOutOfMemory; `out` then ends in the middle.
Status WriteJson(const Scene& scene, const SceneCaption& caption, List<char>& out);

}  // namespace genie
