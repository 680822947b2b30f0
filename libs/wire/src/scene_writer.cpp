// WriteScene: see genie/wire/scene_writer.h.
#include <genie/wire/scene_writer.h>

#include <genie/wire/scene_record.h>

#include "checks.h"

namespace genie::wire {
namespace {

// As SceneView::Open asks.
Status CheckScene(const Scene& scene, std::span<const uint8_t> records,
                  std::span<const uint8_t> texts) {
  if (scene.elements.size() > INT32_MAX || scene.strings.size() > UINT32_MAX) {
    return Status(StatusCode::kLimitExceeded, "the Scene has too many elements or texts");
  }
  if (scene.width < 0 || scene.height < 0 || scene.width > kMaxPixel || scene.height > kMaxPixel) {
    return Status(StatusCode::kInvalidArgument, "the Scene's size cannot be")
        .With("width", scene.width)
        .With("height", scene.height);
  }
  const int64_t bad = FirstBadElement(records, sizeof(Element), texts);
  return bad < 0 ? Status::Ok()
                 : Status(StatusCode::kInvalidArgument,
                          "an element's parent, text, role, flags, confidence or box cannot be; "
                          "parents come before their children")
                       .With("element", bad);
}

}  // namespace

Status WriteScene(const Scene& scene, Body& body) {
  const std::span<const uint8_t> records(reinterpret_cast<const uint8_t*>(scene.elements.data()),
                                         scene.elements.size() * sizeof(Element));
  const std::span<const uint8_t> texts(reinterpret_cast<const uint8_t*>(scene.strings.data()),
                                       scene.strings.size());
  if (const Status checked = CheckScene(scene, records, texts); !checked.ok()) {
    body.Fail(checked);
    return checked;
  }
  if (uint8_t* at = body.Room(sizeof(SceneHeader))) {
    Store(at, SceneHeader{.block_bytes = sizeof(SceneHeader) + records.size() + texts.size(),
                          .elements = static_cast<uint32_t>(scene.elements.size()),
                          .text_bytes = static_cast<uint32_t>(texts.size()),
                          .threshold = scene.threshold,
                          .width = scene.width,
                          .height = scene.height,
                          .scale_permille = scene.scale_permille,
                          .content_key = scene.content_key});
    body.Advance(sizeof(SceneHeader));
  }
  body.Borrow(records);
  body.Borrow(texts);
  return body.status();
}

}  // namespace genie::wire
