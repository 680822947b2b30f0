#include <genie/wire/tree_reader.h>
#include <genie/wire/tree_writer.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "../test/reseal.h"
#include "../test/wire_samples.h"

namespace genie::wire::test {
namespace {

// A tree as a test holds one: small, comparable, drawn at random.
struct Node {
  ValueKind kind = ValueKind::kNull;
  int64_t number = 0;
  std::string text = {};
  std::vector<Node> items = {};
  std::vector<std::string> keys = {};
  bool operator==(const Node&) const = default;
};

void Write(const Node& node, TreeWriter& writer) {
  switch (node.kind) {
    case ValueKind::kBool:
      return writer.Bool(node.number != 0);
    case ValueKind::kInt:
      return writer.Int(node.number);
    case ValueKind::kFloat:
      return writer.Float(static_cast<double>(node.number) / 3);
    case ValueKind::kText:
      return writer.Text(node.text);
    case ValueKind::kBytes:
      return writer.Bytes({reinterpret_cast<const uint8_t*>(node.text.data()), node.text.size()});
    case ValueKind::kList:
      writer.BeginList(node.items.size());
      break;
    case ValueKind::kTuple:
      writer.BeginTuple(node.items.size());
      break;
    case ValueKind::kDict:
      writer.BeginDict(node.items.size());
      break;
    default:
      return writer.Null();
  }
  for (size_t i = 0; i < node.items.size(); ++i) {
    if (node.kind == ValueKind::kDict) writer.Key(node.keys[i]);
    Write(node.items[i], writer);
  }
  writer.End();
}

bool Read(TreeReader& reader, Node& node) {
  Value value;
  if (!reader.Next(value)) return false;
  node.kind = value.kind;
  if (value.kind == ValueKind::kBool) node.number = value.boolean;
  if (value.kind == ValueKind::kInt) node.number = value.integer;
  if (value.kind == ValueKind::kFloat) node.number = std::lround(value.real * 3);
  if (value.kind == ValueKind::kText || value.kind == ValueKind::kBytes) node.text = value.text;
  if (value.kind != ValueKind::kList && value.kind != ValueKind::kTuple &&
      value.kind != ValueKind::kDict) {
    return true;
  }
  for (uint32_t i = 0; i < value.count; ++i) {
    KeyView key;
    if (value.kind == ValueKind::kDict) {
      if (!reader.NextKey(key)) return false;
      node.keys.emplace_back(key.text);
    }
    if (!Read(reader, node.items.emplace_back())) return false;
  }
  reader.Leave();
  return true;
}

Node AnyNode(int depth) {
  Node node;
  node.kind = static_cast<ValueKind>(*rc::gen::inRange(0, depth > 0 ? 9 : 6));
  node.number = node.kind == ValueKind::kBool    ? *rc::gen::inRange(0, 2)
                : node.kind == ValueKind::kFloat ? *rc::gen::inRange(-1000, 1000)
                : node.kind == ValueKind::kInt
                    ? *rc::gen::arbitrary<int64_t>() >> *rc::gen::inRange(0, 63)
                    : 0;
  if (node.kind == ValueKind::kText || node.kind == ValueKind::kBytes) {
    node.text =
        std::string(*rc::gen::inRange<size_t>(0, 300), 't') + *rc::gen::string<std::string>();
  }
  if (node.kind < ValueKind::kList) return node;
  const int count = *rc::gen::inRange(0, 20);
  for (int i = 0; i < count; ++i) {
    node.items.push_back(AnyNode(depth - 1));
    if (node.kind == ValueKind::kDict) {
      node.keys.push_back(std::string(*rc::gen::inRange<size_t>(0, 80), 'k') + std::to_string(i));
    }
  }
  return node;
}

Node RoundTrip(const Node& node) {
  Body body(BodyKind::kTree);
  TreeWriter writer(body);
  Write(node, writer);
  EXPECT_TRUE(writer.Finish().ok()) << body.status().message();
  const Bytes bytes = MessageOf(body, CompressionChoice::kAuto);
  Codec codec;
  Buffer storage;
  Message message;
  EXPECT_TRUE(OpenMessage(bytes, {}, codec, storage, message).ok());
  TreeReader reader(message, {});
  Node back;
  EXPECT_TRUE(Read(reader, back)) << reader.status().message();
  EXPECT_TRUE(reader.Finish().ok());
  return back;
}

RC_GTEST_PROP(Tree, AnyTreeComesBack, ()) {
  const Node node = AnyNode(3);
  RC_ASSERT(RoundTrip(node) == node);
}

TEST(Tree, IntsAtEveryEdgeComeBack) {
  for (const int64_t edge :
       {int64_t{-8}, int64_t{0}, int64_t{127}, int64_t{INT8_MIN}, int64_t{INT16_MIN},
        int64_t{INT16_MAX}, int64_t{INT32_MIN}, int64_t{INT32_MAX}, INT64_MIN + 1, INT64_MAX - 1}) {
    for (int64_t value = edge - 1; value <= edge + 1; ++value) {
      EXPECT_EQ(RoundTrip({.kind = ValueKind::kInt, .number = value}).number, value);
      if (value == INT64_MAX) break;
    }
  }
}

TEST(Tree, MoreKeysThanNumbersComeBack) {
  Node node{.kind = ValueKind::kList};
  for (int pass = 0; pass < 2; ++pass) {
    Node dict{.kind = ValueKind::kDict};
    for (size_t i = 0; i < kMaxKeyNumbers + 200; ++i) {
      dict.keys.push_back("key " + std::to_string(i));
      dict.items.push_back({.kind = ValueKind::kNull});
    }
    node.items.push_back(dict);
  }
  EXPECT_TRUE(RoundTrip(node) == node);
}

TEST(Tree, RepeatedKeyIsOneByte) {
  Body body(BodyKind::kTree);
  TreeWriter writer(body);
  writer.BeginList(2);
  for (int i = 0; i < 2; ++i) {
    writer.BeginDict(1);
    const uint32_t number = writer.Key("confidence");
    EXPECT_EQ(number, 0u);
    writer.Int(1);
    writer.End();
  }
  writer.End();
  ASSERT_TRUE(writer.Finish().ok());
  EXPECT_EQ(body.size(), 1u + (1 + 11 + 1) + (1 + 1 + 1));
}

// Opens an uncompressed tree of `body`; the first value of another kind than list ends it.
Status ReadBody(const Bytes& body, const WireLimits& limits = {}) {
  return ReadMessage(Sealed(body, body.size(), BodyKind::kTree, Compression::kNone), limits);
}

TEST(Tree, EveryKindIsGivenWithItsFields) {
  const Scene scene = SampleScene(30);
  Body body(BodyKind::kTree);
  TreeWriter writer(body);
  writer.BeginList(3);
  const uint64_t shape[] = {3, 2};
  const Bytes items = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  writer.Array({"<i2", 2, 2, reinterpret_cast<const uint8_t*>(shape), items});
  writer.Scene(scene);
  writer.Element({.id = -5,
                  .box = {1, 2, 3, 4},
                  .parent_id = 9,
                  .has_parent = true,
                  .confidence = 1000,
                  .role = 3,
                  .flags = 31,
                  .text = "Save"});
  writer.End();
  ASSERT_TRUE(writer.Finish().ok()) << body.status().message();
  const Bytes bytes = MessageOf(body, CompressionChoice::kLz4);
  Codec codec;
  Buffer storage;
  Message message;
  ASSERT_TRUE(OpenMessage(bytes, {}, codec, storage, message).ok());
  TreeReader reader(message, {});
  Value value;
  ASSERT_TRUE(reader.Next(value) && reader.Next(value));
  ASSERT_EQ(value.kind, ValueKind::kArray);
  EXPECT_EQ(reader.array().type, "<i2");
  EXPECT_EQ(reader.array().item_bytes, 2u);
  EXPECT_EQ(reader.array().Dimension(0), 3u);
  EXPECT_EQ(Bytes(reader.array().data.begin(), reader.array().data.end()), items);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(reader.array().data.data()) % kArrayAlignment, 0u);
  ASSERT_TRUE(reader.Next(value));
  ASSERT_EQ(value.kind, ValueKind::kScene);
  EXPECT_EQ(reader.scene().size(), 30u);
  ASSERT_TRUE(reader.Next(value));
  ASSERT_EQ(value.kind, ValueKind::kElement);
  EXPECT_EQ(reader.element().id, -5);
  EXPECT_EQ(reader.element().parent_id, 9);
  EXPECT_TRUE(reader.element().has_parent);
  EXPECT_EQ(reader.element().text, "Save");
  EXPECT_EQ(reader.element().box, (Box{1, 2, 3, 4}));
  reader.Leave();
  EXPECT_TRUE(reader.Finish().ok());
}

TEST(Tree, EveryTruncatedBodyIsRefused) {
  const Scene scene = SampleScene(4);
  Body body(BodyKind::kTree);
  TreeWriter writer(body);
  WriteEveryKind(writer, scene);
  Bytes whole(body.size());
  body.CopyTo(whole.data());
  EXPECT_TRUE(ReadBody(whole).ok());
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_EQ(ReadBody(Bytes(whole.begin(), whole.begin() + size)).code(), StatusCode::kBadData);
  }
}

TEST(Tree, EveryChangedByteOfABodyIsReadOrRefused) {
  const Scene scene = SampleScene(2);
  Body body(BodyKind::kTree);
  TreeWriter writer(body);
  WriteEveryKind(writer, scene);
  Bytes whole(body.size());
  body.CopyTo(whole.data());
  for (size_t i = 0; i < whole.size(); i += whole.size() > 4000 && i > 2000 ? 61 : 1) {
    for (const int change : {0x01, 0x80, 0xFF, 0x55}) {
      whole[i] ^= static_cast<uint8_t>(change);
      (void)ReadBody(whole);
      whole[i] ^= static_cast<uint8_t>(change);
    }
  }
}

TEST(Tree, LengthsThatCannotBeAreRefused) {
  const Bytes bodies[] = {
      {0xDC, 0xFF, 0xFF, 0xFF, 0xFF},                                   // list of 2^32 - 1
      {0xDD, 0xFF, 0xFF, 0xFF, 0x7F, 0x80},                             // dict of 2^31
      {0xD9, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF},           // text of 2^64 - 1
      {0xDB, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00},           // bytes of 4 GiB
      {0xB1, 0x05, 0x00},                                               // key number of none
      {0xB1, 0xC0, 0x00, 0x00},                                         // a large one of none
      {0xB1, 0xE1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0},  // key of 2^64 - 1
      {0xB1, 0xE2, 0x00, 0x00},                                         // key of unknown kind
      {0xE4},
      {0xFF},                        // unknown kinds
      {0x01, 0x02},                  // bytes behind the tree
      {0xE1, 65, 0, 0, 1, 0, 0, 0},  // 65 dimensions
      {0xE1, 1, 0, 0, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF},
      {},
  };
  for (const Bytes& body : bodies) {
    EXPECT_EQ(ReadBody(body).code(), StatusCode::kBadData) << body.size();
  }
}

TEST(Tree, ShapeWhoseProductOverflowsIsRefused) {
  Bytes body = {0xE1, 3, 0, 0, 8, 0, 0, 0};
  for (const uint64_t dimension : {uint64_t{1} << 32, uint64_t{1} << 32, uint64_t{1} << 32}) {
    body.resize(body.size() + 8);
    Store(body.data() + body.size() - 8, dimension);
  }
  body.resize(64);
  EXPECT_EQ(ReadBody(body).code(), StatusCode::kBadData);
}

TEST(Tree, DepthOverTheLimitIsRefusedByReaderAndWriter) {
  const WireLimits limits{.max_depth = 5};
  Bytes deep(5, 0xA1);
  deep.push_back(0);
  EXPECT_TRUE(ReadBody(deep, limits).ok());
  deep.insert(deep.begin(), 0xA1);
  EXPECT_EQ(ReadBody(deep, limits).code(), StatusCode::kLimitExceeded);
  Body body(BodyKind::kTree, limits);
  TreeWriter writer(body);
  for (int i = 0; i < 6; ++i) writer.BeginList(1);
  writer.Null();
  for (int i = 0; i < 6; ++i) writer.End();
  EXPECT_EQ(writer.Finish().code(), StatusCode::kLimitExceeded);
}

TEST(Tree, ValuesOverTheLimitAreRefusedByReaderAndWriter) {
  const WireLimits limits{.max_body_bytes = 1 << 16};  // 4096 values
  Bytes many(5 + 4096, 0xB0);
  many[0] = 0xDC;
  Store(many.data() + 1, uint32_t{4096});
  EXPECT_EQ(ReadBody(many, limits).code(), StatusCode::kLimitExceeded);
  Store(many.data() + 1, uint32_t{4095});
  many.pop_back();
  EXPECT_TRUE(ReadBody(many, limits).ok());
  Body body(BodyKind::kTree, limits);
  TreeWriter writer(body);
  writer.BeginList(4096);
  EXPECT_EQ(body.status().code(), StatusCode::kLimitExceeded);
}

TEST(Tree, MessageOverItsLimitIsNotWritten) {
  const Bytes large((1 << 16) + 1);
  Body body(BodyKind::kTree, {.max_body_bytes = 1 << 16});
  TreeWriter writer(body);
  writer.Bytes(large);
  Status status;
  MessageOf(body, CompressionChoice::kZstd, &status);
  EXPECT_EQ(status.code(), StatusCode::kLimitExceeded);
}

TEST(Tree, OtherValuesThanAnnouncedAreAnError) {
  Body body(BodyKind::kTree);
  TreeWriter writer(body);
  writer.BeginList(2);
  writer.Null();
  writer.End();
  EXPECT_EQ(writer.Finish().code(), StatusCode::kInternal);
}

TEST(Tree, ValuesThatNoReaderTakesAreNotWritten) {
  const auto finish = [](auto push) {
    Body body(BodyKind::kTree);
    TreeWriter writer(body);
    push(writer);
    return writer.Finish().code();
  };
  const uint64_t shape[] = {5};
  const Bytes four(4);
  EXPECT_EQ(finish([&](TreeWriter& w) {
              w.Array({"|u1", 1, 1, reinterpret_cast<const uint8_t*>(shape), four});
            }),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(finish([](TreeWriter& w) { w.Element({.role = 200}); }), StatusCode::kInvalidArgument);
  EXPECT_EQ(finish([](TreeWriter& w) { w.Time({.microseconds = INT64_MAX}); }),
            StatusCode::kInvalidArgument);
}

TEST(Tree, MemoryThatRunsOutIsAnErrorEverywhere) {
  const Scene scene = SampleScene(100);
  Bytes whole;
  for (uint64_t successes = 0; whole.empty(); ++successes) {
    ASSERT_LT(successes, 100u);
    FailAllocationsAfter(successes);
    Body body(BodyKind::kTree);
    TreeWriter writer(body);
    WriteEveryKind(writer, scene);
    Status status = writer.Finish();
    if (status.ok()) whole = MessageOf(body, CompressionChoice::kLz4, &status);
    StopFailingAllocations();
    EXPECT_TRUE(status.ok() || status.code() == StatusCode::kOutOfMemory) << status.message();
  }
  Status status(StatusCode::kOutOfMemory, "");
  for (uint64_t successes = 0; !status.ok(); ++successes) {
    ASSERT_LT(successes, 100u);
    EXPECT_EQ(status.code(), StatusCode::kOutOfMemory);
    FailAllocationsAfter(successes);
    status = ReadMessage(whole);
    StopFailingAllocations();
  }
}

}  // namespace
}  // namespace genie::wire::test
