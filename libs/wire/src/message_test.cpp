#include <genie/wire/message.h>

#include <gtest/gtest.h>

#include "../test/reseal.h"
#include "../test/wire_samples.h"

namespace genie::wire::test {
namespace {

constexpr CompressionChoice kChoices[] = {CompressionChoice::kNone, CompressionChoice::kLz4,
                                          CompressionChoice::kZstd, CompressionChoice::kGzip};

Bytes SceneMessage(int32_t elements, CompressionChoice compression) {
  const Scene scene = SampleScene(elements);
  Body body(BodyKind::kScene);
  EXPECT_TRUE(WriteScene(scene, body).ok());
  return MessageOf(body, compression);
}

Bytes TreeMessage(CompressionChoice compression) {
  const Scene scene = SampleScene(4);
  Body body(BodyKind::kTree);
  TreeWriter writer(body);
  WriteEveryKind(writer, scene);
  EXPECT_TRUE(writer.Finish().ok()) << body.status().message();
  return MessageOf(body, compression);
}

TEST(Message, EveryCompressionIsReadBack) {
  for (const CompressionChoice choice : kChoices) {
    EXPECT_TRUE(ReadMessage(SceneMessage(100, choice)).ok());
    const Status status = ReadMessage(TreeMessage(choice));
    EXPECT_TRUE(status.ok()) << status.message();
  }
}

TEST(Message, HeaderSaysTypeKindAndCompression) {
  const Bytes message = SceneMessage(3, CompressionChoice::kZstd);
  const auto header = ReadHeader(message, {});
  ASSERT_TRUE(header.has_value());
  EXPECT_EQ(header->type, 7);
  EXPECT_EQ(header->kind, BodyKind::kScene);
  EXPECT_EQ(header->compression, Compression::kZstd);
  EXPECT_EQ(header->length, message.size());
}

TEST(Message, EveryFlippedBitIsSeen) {
  for (const CompressionChoice choice : kChoices) {
    Bytes message = SceneMessage(3, choice);
    for (size_t bit = 0; bit < message.size() * 8; ++bit) {
      message[bit / 8] ^= static_cast<uint8_t>(1 << bit % 8);
      EXPECT_FALSE(ReadMessage(message).ok()) << "bit " << bit;
      message[bit / 8] ^= static_cast<uint8_t>(1 << bit % 8);
    }
  }
}

TEST(Message, EveryTruncationIsSeen) {
  for (const CompressionChoice choice : kChoices) {
    const Bytes message = TreeMessage(choice);
    for (size_t size = 0; size < message.size(); ++size) {
      EXPECT_EQ(ReadMessage(std::span(message).first(size)).code(), StatusCode::kBadData) << size;
    }
  }
}

TEST(Message, LaterVersionIsRefusedByItsNumber) {
  Bytes message = SceneMessage(3, CompressionChoice::kNone);
  message[4] = kVersion + 1;
  Reseal(message.data(), message.size());
  const Status status = ReadMessage(message);
  EXPECT_EQ(status.code(), StatusCode::kBadData);
  EXPECT_NE(status.message().find("later version"), std::string_view::npos) << status.message();
  EXPECT_NE(status.message().find("version=2"), std::string_view::npos) << status.message();
}

TEST(Message, VersionBelowTheOldestIsRefused) {
  Bytes message = SceneMessage(3, CompressionChoice::kNone);
  message[4] = kOldestVersion - 1;
  Reseal(message.data(), message.size());
  EXPECT_EQ(ReadMessage(message).code(), StatusCode::kBadData);
}

TEST(Message, FlagsOfALaterWriterAreRefused) {
  for (const int flags : {0x04, 0x0F, 0x20, 0xF0}) {
    Bytes message = SceneMessage(3, CompressionChoice::kNone);
    message[5] = static_cast<uint8_t>(flags);
    Reseal(message.data(), message.size());
    EXPECT_EQ(ReadMessage(message).code(), StatusCode::kBadData) << flags;
  }
}

TEST(Message, SceneIsNotReadAsATreeAndATreeNotAsAScene) {
  for (Bytes message :
       {SceneMessage(3, CompressionChoice::kNone), TreeMessage(CompressionChoice::kNone)}) {
    message[5] ^= 0x10;
    Reseal(message.data(), message.size());
    EXPECT_EQ(ReadMessage(message).code(), StatusCode::kBadData);
  }
}

TEST(Message, BytesBehindItAreRefused) {
  Bytes message = SceneMessage(3, CompressionChoice::kLz4);
  message.push_back(0);
  EXPECT_EQ(ReadMessage(message).code(), StatusCode::kBadData);
}

TEST(Message, PlainBodyOverTheLimitIsRefused) {
  const Bytes message = SceneMessage(500, CompressionChoice::kNone);
  EXPECT_EQ(ReadMessage(message, {.max_body_bytes = 10'000}).code(), StatusCode::kLimitExceeded);
}

}  // namespace
}  // namespace genie::wire::test
