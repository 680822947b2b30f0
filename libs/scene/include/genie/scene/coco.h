// COCO of Scenes: one detection document for many pictures, as annotation tools and pycocotools
// read it: `images`, `categories` (every role, in the order of role.h, ids from 1) and
// `annotations` with `bbox` [x, y, width, height], `area`, `iscrowd` and the detector's `score`.
//
// The document is written as it grows: annotations at once, the short list of images at the end,
// so memory does not grow with the number of elements.
//
//   CocoDocument coco;
//   coco.Begin(out);                        // after each call `out` may be flushed and cleared
//   coco.Add(scene, "a.png", out);          // once for each picture
//   coco.End(out);
//
// Depends on: base, scene.h. Thread safety: one thread at a time.
#pragma once

#include <cstdint>
#include <string_view>

#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/scene/scene.h>

namespace genie {

class CocoDocument {
 public:
  // Each appends to `out`. Errors: kOutOfMemory; the document is then of no use.
  //
  //   generator   first key of the document, so that a file says who wrote it
  Status Begin(std::string_view generator, List<char>& out);
  Status Add(const Scene& scene, std::string_view source, List<char>& out);
  Status End(List<char>& out);

 private:
  List<char> images_;  // the pictures so far, as JSON objects separated by commas
  int64_t image_count_ = 0;
  int64_t annotation_count_ = 0;
};

}  // namespace genie
