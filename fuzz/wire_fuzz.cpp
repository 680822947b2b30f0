// Fuzzes messages of the binary protocol. Any bytes are refused with a sentence, or they are a
// message whose values can be written again: what is read from the second message is, byte for
// byte, what was written into it.
//
// wire_mutator.cpp puts hash and lengths right, so that the fuzzer comes past them.
#include <cstddef>
#include <cstdint>
#include <span>

#include <genie/wire/message.h>
#include <genie/wire/scene_view.h>
#include <genie/wire/scene_writer.h>
#include <genie/wire/tree_reader.h>
#include <genie/wire/tree_writer.h>

#include "require.h"

namespace genie::wire {
namespace {

using fuzz::Require;

constexpr WireLimits kLimits{.max_body_bytes = 1 << 20};

bool CopyValue(TreeReader& reader, TreeWriter& writer);

bool CopyItems(const Value& value, TreeReader& reader, TreeWriter& writer) {
  for (uint32_t i = 0; i < value.count; ++i) {
    if (value.kind == ValueKind::kDict) {
      KeyView key;
      if (!reader.NextKey(key)) return false;
      Require(key.number == KeyView::kNoKey || key.number < reader.KeyCount());
      writer.Key(key.text);
    }
    if (!CopyValue(reader, writer)) return false;
  }
  reader.Leave();
  writer.End();
  return true;
}

// The elements are read one by one, as a walk in place does; the copy is what a writer takes.
void CopyScene(const SceneView& view, TreeWriter& writer, Scene& scene) {
  size_t letters = 0;
  for (uint32_t i = 0; i < view.size(); ++i) {
    const Element element = view[i];
    Require(element.parent < static_cast<int64_t>(i));
    for (const char letter : view.Text(element)) letters += letter != 0;
  }
  Require(letters <= uint64_t{view.size()} * view.header().text_bytes);
  Require(view.CopyTo(scene).ok());
  writer.Scene(scene);
}

bool CopyValue(TreeReader& reader, TreeWriter& writer) {
  Value value;
  if (!reader.Next(value)) return false;
  switch (value.kind) {
    case ValueKind::kNull:
      writer.Null();
      return true;
    case ValueKind::kBool:
      writer.Bool(value.boolean);
      return true;
    case ValueKind::kInt:
      writer.Int(value.integer);
      return true;
    case ValueKind::kFloat:
      writer.Float(value.real);
      return true;
    case ValueKind::kText:
      writer.Text(value.text);
      return true;
    case ValueKind::kBytes:
      writer.Bytes({reinterpret_cast<const uint8_t*>(value.text.data()), value.text.size()});
      return true;
    case ValueKind::kList:
      writer.BeginList(value.count);
      return CopyItems(value, reader, writer);
    case ValueKind::kDict:
      writer.BeginDict(value.count);
      return CopyItems(value, reader, writer);
    case ValueKind::kTuple:
      writer.BeginTuple(value.count);
      return CopyItems(value, reader, writer);
    case ValueKind::kDatetime:
      writer.Time(reader.time());
      return true;
    case ValueKind::kArray:
      writer.Array(reader.array());
      return true;
    case ValueKind::kScene: {
      // The writer borrows a Scene until its message is written; this one does not live so long,
      // so its lists are kept below the size that is borrowed, or it is left out.
      Scene scene;
      if (reader.scene().bytes() < kSmallestBorrowed) {
        CopyScene(reader.scene(), writer, scene);
      } else {
        writer.Null();
      }
      return true;
    }
    case ValueKind::kElement:
      writer.Element(reader.element());
      return true;
  }
  return false;
}

// The tree of `message`, written again. False: it is no tree, and the reader says why.
bool CopyTree(const Message& message, Codec& codec, List<uint8_t>& out) {
  TreeReader reader(message, kLimits);
  Body body(BodyKind::kTree, {.max_body_bytes = 2 * kLimits.max_body_bytes});
  TreeWriter writer(body);
  if (!CopyValue(reader, writer) || !reader.Finish().ok()) {
    Require(!reader.status().message().empty());
    return false;
  }
  Require(writer.Finish().ok());
  ListTarget target(out);
  Require(WriteMessage(body, {.compression = CompressionChoice::kNone}, codec, target).ok());
  return true;
}

void CheckTree(const Message& message, Codec& codec) {
  List<uint8_t> once;
  List<uint8_t> twice;
  if (!CopyTree(message, codec, once) || once.size() > kLimits.max_body_bytes) return;
  Buffer storage;
  Message again;
  Require(OpenMessage(once.span(), kLimits, codec, storage, again).ok());
  Require(CopyTree(again, codec, twice));
  Require(once.size() == twice.size() && std::memcmp(once.data(), twice.data(), once.size()) == 0);
}

void CheckScene(const Message& message) {
  SceneView view;
  if (const Status opened = OpenScene(message, view); !opened.ok()) {
    Require(!opened.message().empty());
    return;
  }
  Scene scene;
  Require(view.CopyTo(scene).ok());
  Body body(BodyKind::kScene, kLimits);
  Require(WriteScene(scene, body).ok());
}

}  // namespace
}  // namespace genie::wire

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace genie::wire;  // NOLINT(google-build-using-namespace)
  static Codec codec;
  genie::Buffer storage;
  Message message;
  const genie::Status opened = OpenMessage({data, size}, kLimits, codec, storage, message);
  if (!opened.ok()) {
    genie::fuzz::Require(!opened.message().empty());
    return 0;
  }
  genie::fuzz::Require(message.body.size() <= kLimits.max_body_bytes);
  if (message.header.kind == BodyKind::kScene) {
    CheckScene(message);
  } else {
    CheckTree(message, codec);
  }
  return 0;
}
