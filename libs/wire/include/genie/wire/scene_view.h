// SceneView: a Scene read where it lies in a message, without decoding it.
//
//   SceneView scene;
//   GENIE_RETURN_IF_ERROR(OpenScene(message, scene));
//   for (uint32_t i = 0; i < scene.size(); ++i) {
//     const Element element = scene[i];        // 40 bytes, copied to registers
//     use(element.box, scene.Text(element));
//   }
//
// Opening checks every record and the texts, once; after that nothing can be out of range.
//
// Ownership: borrows the message's body. Depends on: base, scene, message.h.
// Thread safety: a constant view.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <genie/base/status.h>
#include <genie/scene/scene.h>
#include <genie/wire/message.h>
#include <genie/wire/scene_record.h>

namespace genie::wire {

class SceneView {
 public:
  SceneView() = default;

  // The Scene at the start of `bytes`, which may go on behind it; see bytes().
  //
  // Cost:   O(elements + text), about 1 ns an element.
  // Errors: kBadData: cut off; a size that cannot be; a parent that does not come before its
  //         child; a text outside of the texts or not UTF-8; a role, flag or confidence that does
  //         not exist; a box beyond kMaxPixel.
  static Status Open(std::span<const uint8_t> bytes, SceneView& view);

  const SceneHeader& header() const { return header_; }
  uint32_t size() const { return header_.elements; }
  Element operator[](uint32_t i) const {
    return Load<Element>(records_ + size_t{i} * header_.record_bytes);
  }
  std::string_view Text(const Element& element) const {
    return {texts_ + element.text_begin, element.text_size};
  }
  size_t bytes() const { return header_.block_bytes; }

  // Makes a Scene of it; `scene` is overwritten, its lists' memory is kept.
  // Cost: two copies of memory. Errors: kOutOfMemory.
  Status CopyTo(Scene& scene) const;

 private:
  SceneHeader header_;
  const uint8_t* records_ = nullptr;
  const char* texts_ = nullptr;
};

// The Scene of a message of kind kScene. Errors: as SceneView::Open; kBadData also for a message of
// another kind and for bytes behind the Scene.
Status OpenScene(const Message& message, SceneView& scene);

}  // namespace genie::wire
