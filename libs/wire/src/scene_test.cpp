#include <genie/wire/scene_view.h>
#include <genie/wire/scene_writer.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include <genie/scene/canonical.h>

#include "../test/reseal.h"
#include "../test/wire_samples.h"

namespace genie::wire::test {
namespace {

constexpr size_t kRecords = sizeof(SceneHeader);

// The body of a message of kind kScene.
Bytes BlockOf(const Scene& scene) {
  Body body(BodyKind::kScene);
  EXPECT_TRUE(WriteScene(scene, body).ok()) << body.status().message();
  Bytes block(body.size());
  body.CopyTo(block.data());
  return block;
}

Status Open(std::span<const uint8_t> block) {
  SceneView view;
  return SceneView::Open(block, view);
}

TEST(SceneMessage, ComesBackWithEveryField) {
  for (const int32_t count : {0, 1, 2, 11, 12, 500}) {
    const Scene scene = SampleScene(count);
    SceneView view;
    const Bytes block = BlockOf(scene);
    ASSERT_TRUE(SceneView::Open(block, view).ok());
    Scene back;
    ASSERT_TRUE(view.CopyTo(back).ok());
    EXPECT_TRUE(SameScene(scene, back)) << count;
    EXPECT_EQ(block.size(), sizeof(SceneHeader) + 40u * count + scene.strings.size());
    for (int32_t i = 0; i < count; ++i) {
      EXPECT_EQ(back.elements[i].id, scene.elements[i].id);
      EXPECT_EQ(view.Text(view[i]), scene.Text(scene.elements[i]));
    }
  }
}

RC_GTEST_PROP(SceneMessage, AnySceneComesBack, ()) {
  Scene scene;
  scene.width = *rc::gen::inRange(0, kMaxPixel + 1);
  scene.height = *rc::gen::inRange(0, kMaxPixel + 1);
  scene.scale_permille = *rc::gen::arbitrary<int32_t>();
  scene.content_key = *rc::gen::arbitrary<uint64_t>();
  scene.threshold = *rc::gen::arbitrary<uint16_t>();
  const int32_t count = *rc::gen::inRange(0, 40);
  for (int32_t i = 0; i < count; ++i) {
    const auto text = *rc::gen::string<std::string>();
    const auto begin = static_cast<uint32_t>(scene.strings.size());
    for (const char c : text) RC_ASSERT(scene.strings.Push(static_cast<char>(c & 0x7F)).ok());
    const auto coordinate = rc::gen::inRange(-kMaxPixel, kMaxPixel + 1);
    const auto side = rc::gen::inRange(0, kMaxPixel + 1);
    RC_ASSERT(scene.elements
                  .Push({.id = *rc::gen::arbitrary<int64_t>(),
                         .box = {*coordinate, *coordinate, *side, *side},
                         .parent = *rc::gen::inRange(-1, i),
                         .text_begin = begin,
                         .text_size = static_cast<uint32_t>(text.size()),
                         .confidence = *rc::gen::inRange<uint16_t>(0, kMaxConfidence + 1),
                         .role = static_cast<Role>(*rc::gen::inRange<int>(0, kRoleCount)),
                         .flags = *rc::gen::inRange<uint8_t>(0, 32)})
                  .ok());
  }
  SceneView view;
  const Bytes block = BlockOf(scene);
  RC_ASSERT(SceneView::Open(block, view).ok());
  Scene back;
  RC_ASSERT(view.CopyTo(back).ok());
  RC_ASSERT(SameScene(scene, back));
  RC_ASSERT(scene.threshold == back.threshold);
}

TEST(SceneMessage, LongerHeadersAndRecordsOfALaterWriterAreStepped) {
  const Scene scene = SampleScene(7);
  const Bytes block = BlockOf(scene);
  auto header = Load<SceneHeader>(block.data());
  header.header_bytes = 64;
  header.record_bytes = 56;
  header.block_bytes = 64 + 7 * 56 + header.text_bytes + 5;  // and something behind the texts
  Bytes grown(header.block_bytes, 0xEE);
  Store(grown.data(), header);
  for (size_t i = 0; i < 7; ++i) {
    std::copy_n(block.begin() + kRecords + i * 40, 40, grown.begin() + 64 + i * 56);
  }
  std::copy_n(block.begin() + kRecords + 7 * 40, header.text_bytes, grown.begin() + 64 + 7 * 56);
  SceneView view;
  ASSERT_TRUE(SceneView::Open(grown, view).ok());
  Scene back;
  ASSERT_TRUE(view.CopyTo(back).ok());
  EXPECT_TRUE(SameScene(scene, back));
  EXPECT_EQ(view.bytes(), grown.size());
}

TEST(SceneMessage, EveryTruncationIsRefused) {
  const Bytes block = BlockOf(SampleScene(5));
  for (size_t size = 0; size < block.size(); ++size) {
    EXPECT_EQ(Open(std::span(block).first(size)).code(), StatusCode::kBadData) << size;
  }
}

// One field of the second record, and a value that it may not have.
struct BadField {
  const char* name;
  size_t offset;
  Bytes value;
};

TEST(SceneMessage, FieldThatCannotBeIsRefusedByReaderAndWriter) {
  const BadField fields[] = {
      {"parent is itself", 24, {1, 0, 0, 0}},
      {"parent below none", 24, {0xFE, 0xFF, 0xFF, 0xFF}},
      {"text begins outside", 28, {0xFF, 0xFF, 0, 0}},
      {"text ends outside", 32, {0xFF, 0xFF, 0xFF, 0xFF}},
      {"confidence over one", 36, {0xE9, 3}},
      {"unknown role", 38, {kRoleCount}},
      {"unknown flag", 39, {32}},
      {"x beyond the range", 8, {0, 0, 0, 0x7F}},
      {"negative height", 20, {0xFF, 0xFF, 0xFF, 0xFF}},
  };
  const Scene sample = SampleScene(5);
  for (const BadField& field : fields) {
    Bytes block = BlockOf(sample);
    std::ranges::copy(field.value, block.begin() + kRecords + 40 + field.offset);
    const Status read = Open(block);
    EXPECT_EQ(read.code(), StatusCode::kBadData) << field.name;
    EXPECT_NE(read.message().find("element=1"), std::string_view::npos) << read.message();
    Scene scene = SampleScene(5);
    std::memcpy(reinterpret_cast<uint8_t*>(&scene.elements[1]) + field.offset, field.value.data(),
                field.value.size());
    Body body(BodyKind::kScene);
    EXPECT_EQ(WriteScene(scene, body).code(), StatusCode::kInvalidArgument) << field.name;
  }
}

TEST(SceneMessage, SizesThatCannotBeAreRefused) {
  const Bytes block = BlockOf(SampleScene(5));
  const auto with = [&block](auto change) {
    auto header = Load<SceneHeader>(block.data());
    change(header);
    Bytes changed = block;
    Store(changed.data(), header);
    return Open(changed);
  };
  EXPECT_FALSE(with([](SceneHeader& h) { h.elements = UINT32_MAX; }).ok());
  EXPECT_FALSE(with([](SceneHeader& h) { h.elements = 1 << 30; }).ok());
  EXPECT_FALSE(with([](SceneHeader& h) { h.record_bytes = 39; }).ok());
  EXPECT_FALSE(with([](SceneHeader& h) { h.record_bytes = 0; }).ok());
  EXPECT_FALSE(with([](SceneHeader& h) { h.header_bytes = 47; }).ok());
  EXPECT_FALSE(with([](SceneHeader& h) { h.text_bytes += 1; }).ok());
  EXPECT_FALSE(with([](SceneHeader& h) { h.block_bytes += 1; }).ok());
  EXPECT_FALSE(with([](SceneHeader& h) { h.block_bytes = UINT64_MAX; }).ok());
  EXPECT_FALSE(with([](SceneHeader& h) { h.width = -1; }).ok());
  EXPECT_TRUE(with([](SceneHeader&) {}).ok());
}

TEST(SceneMessage, TextThatIsNotUtf8IsRefused) {
  Scene scene = SampleScene(5);
  const Element& element = scene.elements[1];
  for (const char* bad : {"\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x98"}) {
    Bytes block = BlockOf(scene);
    const size_t at = kRecords + 5 * 40 + element.text_begin + element.text_size;
    std::copy_n(bad, std::strlen(bad), block.begin() + at - std::strlen(bad));
    EXPECT_EQ(Open(block).code(), StatusCode::kBadData);
  }
}

TEST(SceneMessage, BytesBehindTheSceneAreRefused) {
  Bytes block = BlockOf(SampleScene(2));
  block.push_back(0);
  const Bytes message = Sealed(block, block.size(), BodyKind::kScene, Compression::kNone);
  EXPECT_EQ(ReadMessage(message).code(), StatusCode::kBadData);
}

}  // namespace
}  // namespace genie::wire::test
