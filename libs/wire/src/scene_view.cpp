// SceneView: see genie/wire/scene_view.h.
#include <genie/wire/scene_view.h>

#include <cstring>

#include "checks.h"

namespace genie::wire {
namespace {

Status Bad(const char* text) { return Status(StatusCode::kBadData, text); }

// Every size against what is there; a header or record that is longer than ours is of a later
// writer.
Status CheckSizes(const SceneHeader& header, size_t available) {
  const uint64_t needed = uint64_t{header.header_bytes} +
                          uint64_t{header.record_bytes} * header.elements + header.text_bytes;
  if (header.header_bytes < sizeof(SceneHeader) || header.record_bytes < sizeof(Element)) {
    return Bad("a Scene's header or records are too short");
  }
  if (header.elements > INT32_MAX || header.block_bytes > available ||
      needed > header.block_bytes) {
    return Status(StatusCode::kBadData, "a Scene is larger than its message")
        .With("elements", header.elements)
        .With("bytes", static_cast<int64_t>(available));
  }
  if (header.width < 0 || header.height < 0 || header.width > kMaxPixel ||
      header.height > kMaxPixel) {
    return Status(StatusCode::kBadData, "a Scene's size cannot be")
        .With("width", header.width)
        .With("height", header.height);
  }
  return Status::Ok();
}

}  // namespace

Status SceneView::Open(std::span<const uint8_t> bytes, SceneView& view) {
  if (bytes.size() < sizeof(SceneHeader)) return Bad("a Scene is cut off");
  SceneView opened;
  opened.header_ = Load<SceneHeader>(bytes.data());
  const SceneHeader& header = opened.header_;
  GENIE_RETURN_IF_ERROR(CheckSizes(header, bytes.size()));
  const size_t record_bytes = size_t{header.record_bytes} * header.elements;
  const auto records = bytes.subspan(header.header_bytes, record_bytes);
  const auto texts = bytes.subspan(header.header_bytes + record_bytes, header.text_bytes);
  const int64_t bad = FirstBadElement(records, header.record_bytes, texts);
  if (bad >= 0) {
    return Status(StatusCode::kBadData,
                  "an element's parent, text, role, flags, confidence or box cannot be")
        .With("element", bad);
  }
  opened.records_ = records.data();
  opened.texts_ = reinterpret_cast<const char*>(texts.data());
  view = opened;
  return Status::Ok();
}

Status SceneView::CopyTo(Scene& scene) const {
  scene.Clear();
  GENIE_RETURN_IF_ERROR(scene.elements.Resize(header_.elements));
  GENIE_RETURN_IF_ERROR(scene.strings.Resize(header_.text_bytes));
  if (header_.record_bytes == sizeof(Element)) {
    if (size() != 0) std::memcpy(scene.elements.data(), records_, size() * sizeof(Element));
  } else {
    for (uint32_t i = 0; i < size(); ++i) scene.elements[i] = (*this)[i];
  }
  if (header_.text_bytes != 0) std::memcpy(scene.strings.data(), texts_, header_.text_bytes);
  scene.width = header_.width;
  scene.height = header_.height;
  scene.scale_permille = header_.scale_permille;
  scene.threshold = header_.threshold;
  scene.content_key = header_.content_key;
  return Status::Ok();
}

Status OpenScene(const Message& message, SceneView& scene) {
  if (message.header.kind != BodyKind::kScene) return Bad("the message holds a tree, not a Scene");
  SceneView opened;
  GENIE_RETURN_IF_ERROR(SceneView::Open(message.body, opened));
  if (opened.bytes() != message.body.size()) return Bad("bytes follow the Scene");
  scene = opened;
  return Status::Ok();
}

}  // namespace genie::wire
