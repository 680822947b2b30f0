// What the tests and measurements of wire send: Scenes and trees, and the way there and back.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <genie/scene/scene.h>
#include <genie/wire/message.h>
#include <genie/wire/scene_writer.h>
#include <genie/wire/tree_reader.h>
#include <genie/wire/tree_writer.h>

namespace genie::wire::test {

using Bytes = std::vector<uint8_t>;

// A Scene of `count` elements, as a detector gives them: texts on two of three, parents before.
inline Scene SampleScene(int32_t count) {
  Scene scene;
  scene.width = 1920;
  scene.height = 1080;
  scene.scale_permille = 1500;
  scene.content_key = 0x0123456789ABCDEF;
  scene.threshold = 300;
  for (int32_t i = 0; i < count; ++i) {
    const std::string text = i % 3 == 0 ? "" : "Item number " + std::to_string(i);
    Element element{.id = i + 1,
                    .box = {i % 64 * 30, i / 64 * 40, 28, 24 + i % 9},
                    .parent = i % 5 == 0 ? kNoParent : i / 5 * 5,
                    .text_begin = static_cast<uint32_t>(scene.strings.size()),
                    .text_size = static_cast<uint32_t>(text.size()),
                    .confidence = static_cast<uint16_t>(i * 37 % 1001),
                    .role = static_cast<Role>(i % static_cast<int32_t>(kRoleCount)),
                    .flags = static_cast<uint8_t>(i % 32)};
    (void)scene.elements.Push(element);
    for (const char letter : text) (void)scene.strings.Push(letter);
  }
  return scene;
}

// The message of `body`; empty after an error, which `status` then tells.
inline Bytes MessageOf(const Body& body, CompressionChoice compression, Status* status = nullptr) {
  Codec codec;
  List<uint8_t> bytes;
  ListTarget target(bytes);
  const Status written = WriteMessage(body, {.type = 7, .compression = compression}, codec, target);
  if (status != nullptr) *status = written;
  return written.ok() ? Bytes(bytes.begin(), bytes.end()) : Bytes();
}

// A tree with a value of every kind.
inline void WriteEveryKind(TreeWriter& writer, const Scene& scene) {
  static const std::vector<uint8_t> pixels(600, 9);
  static const uint64_t shape[] = {20, 10, 3};
  writer.BeginDict(9);
  writer.Key("null");
  writer.Null();
  writer.Key("numbers");
  writer.BeginList(12);
  for (const int64_t n : {int64_t{0}, int64_t{127}, int64_t{128}, int64_t{-1}, int64_t{-8},
                          int64_t{-9}, int64_t{300}, int64_t{-70'000}, INT64_MAX, INT64_MIN}) {
    writer.Int(n);
  }
  writer.Float(-0.5);
  writer.Bool(true);
  writer.End();
  writer.Key("texts");
  writer.BeginTuple(3);
  writer.Text("na\xC3\xAFve \xE2\x98\x83");
  writer.Text(std::string(200, 'x'));
  writer.Text("");
  writer.End();
  writer.Key("bytes");
  writer.Bytes(std::span(pixels).first(300));
  writer.Key("time");
  writer.Time({.microseconds = 1'700'000'000'123'456,
               .offset_microseconds = -3'600'000'000,
               .zoned = true,
               .fold = 1});
  writer.Key("array");
  writer.Array({.type = "|u1",
                .item_bytes = 1,
                .dimensions = 3,
                .shape = reinterpret_cast<const uint8_t*>(shape),
                .data = pixels});
  writer.Key("scene");
  writer.Scene(scene);
  writer.Key("element");
  writer.Element({.id = 5,
                  .box = {1, 2, 3, 4},
                  .parent_id = 2,
                  .has_parent = true,
                  .confidence = 900,
                  .role = 1,
                  .flags = 3,
                  .text = "Save"});
  writer.Key("again");
  writer.BeginList(2);
  for (int i = 0; i < 2; ++i) {
    writer.BeginDict(1);
    writer.Key("time");
    writer.Time({.microseconds = -1});
    writer.End();
  }
  writer.End();
  writer.End();
}

// Reads whatever value comes next, with all that it holds. False: the reader's status says why.
inline bool ReadAnything(TreeReader& reader, uint64_t& values) {
  Value value;
  if (!reader.Next(value)) return false;
  ++values;
  const bool is_dict = value.kind == ValueKind::kDict;
  if (!is_dict && value.kind != ValueKind::kList && value.kind != ValueKind::kTuple) return true;
  for (uint32_t i = 0; i < value.count; ++i) {
    KeyView key;
    if (is_dict && !reader.NextKey(key)) return false;
    if (!ReadAnything(reader, values)) return false;
  }
  reader.Leave();
  return true;
}

// Opens `bytes` and walks through all of it.
inline Status ReadMessage(std::span<const uint8_t> bytes, const WireLimits& limits = {}) {
  Codec codec;
  Buffer storage;
  Message message;
  GENIE_RETURN_IF_ERROR(OpenMessage(bytes, limits, codec, storage, message));
  if (message.header.kind == BodyKind::kScene) {
    SceneView scene;
    return OpenScene(message, scene);
  }
  TreeReader reader(message, limits);
  uint64_t values = 0;
  return ReadAnything(reader, values) ? reader.Finish() : reader.status();
}

}  // namespace genie::wire::test
