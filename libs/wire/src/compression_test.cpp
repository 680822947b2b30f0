#include <genie/wire/compression.h>

#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "../test/reseal.h"
#include "../test/wire_samples.h"

namespace genie::wire::test {
namespace {

constexpr Compression kPacked[] = {Compression::kLz4, Compression::kZstd, Compression::kGzip};

Bytes Noise(size_t size) {
  std::mt19937 random(1);
  Bytes bytes(size);
  for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random());
  return bytes;
}

Bytes Pack(Compression compression, std::span<const uint8_t> source) {
  Codec codec;
  List<uint8_t> target;
  EXPECT_TRUE(codec.Compress(compression, source, 0, target).ok());
  return Bytes(target.begin(), target.end());
}

// A tree: one `bytes` value of zeros.
Bytes BytesBody(size_t zeros) {
  Bytes body(9 + zeros);
  body[0] = static_cast<uint8_t>(Tag::kBytes64);
  Store(body.data() + 1, uint64_t{zeros});
  return body;
}

TEST(Codec, AnySizeComesBack) {
  for (const Compression compression : kPacked) {
    Codec codec;
    for (const size_t size : {0, 1, 15, 4096, 70'000, 300'000}) {
      const Bytes source = Noise(size);
      const Bytes packed = Pack(compression, source);
      Bytes back(size);
      const Status status = codec.Decompress(compression, packed, back);
      EXPECT_TRUE(status.ok()) << CompressionName(compression) << ' ' << size << status.message();
      EXPECT_EQ(back, source);
      List<uint8_t> unknown;
      EXPECT_TRUE(codec.DecompressUpTo(compression, packed, 300'000, unknown).ok());
      EXPECT_EQ(Bytes(unknown.begin(), unknown.end()), source);
    }
  }
}

TEST(Codec, MoreThanDeclaredIsRefusedAndNothingIsWrittenBeyond) {
  for (const Compression compression : kPacked) {
    Codec codec;
    const Bytes packed = Pack(compression, Bytes(100'000));
    Bytes room(2000, 0xAA);
    const Status status = codec.Decompress(compression, packed, std::span(room).first(1000));
    EXPECT_EQ(status.code(), StatusCode::kBadData) << CompressionName(compression);
    EXPECT_EQ(Bytes(room.begin() + 1000, room.end()), Bytes(1000, 0xAA));
  }
}

TEST(Codec, UnknownLengthStopsAtTheLimit) {
  for (const Compression compression : kPacked) {
    Codec codec;
    List<uint8_t> out;
    const Bytes packed = Pack(compression, Bytes(3'000'000));
    const Status status = codec.DecompressUpTo(compression, packed, 1'000'000, out);
    EXPECT_EQ(status.code(), StatusCode::kLimitExceeded) << CompressionName(compression);
    EXPECT_LE(out.capacity(), 1'200'000u);
  }
}

TEST(Codec, GzipIsOneMemberAndNothingBehind) {
  Codec codec;
  Bytes packed = Pack(Compression::kGzip, Bytes(5000));
  EXPECT_EQ(packed[0], 0x1F);
  EXPECT_EQ(packed[1], 0x8B);
  Bytes back(5000);
  packed.push_back(0);
  EXPECT_FALSE(codec.Decompress(Compression::kGzip, packed, back).ok());
}

TEST(Codec, SecondZstdFrameIsRefused) {
  Codec codec;
  Bytes packed = Pack(Compression::kZstd, Bytes(2500));
  const Bytes once = packed;
  packed.insert(packed.end(), once.begin(), once.end());
  Bytes back(5000);
  EXPECT_FALSE(codec.Decompress(Compression::kZstd, packed, back).ok());
}

TEST(Codec, DamageIsAnErrorOrOtherBytesAndNeverACrash) {
  for (const Compression compression : kPacked) {
    Codec codec;
    Bytes source(3000);
    std::iota(source.begin(), source.end(), uint8_t{0});
    const Bytes packed = Pack(compression, source);
    Bytes back(source.size());
    for (size_t size = 0; size < packed.size(); ++size) {
      EXPECT_FALSE(codec.Decompress(compression, std::span(packed).first(size), back).ok());
    }
    for (size_t bit = 0; bit < packed.size() * 8; ++bit) {
      Bytes damaged = packed;
      damaged[bit / 8] ^= static_cast<uint8_t>(1 << bit % 8);
      (void)codec.Decompress(compression, damaged, back);
    }
  }
}

TEST(Choose, SmallAndNoisyBytesStayAsTheyAre) {
  Codec codec;
  EXPECT_EQ(codec.Choose(Bytes(4095), 4095), Compression::kNone);
  EXPECT_EQ(codec.Choose(Noise(1 << 20), 1 << 20), Compression::kNone);
  EXPECT_EQ(codec.Choose(Bytes(4096), 4096), Compression::kLz4);
  EXPECT_EQ(codec.Choose(Bytes(1 << 20), 1 << 20), Compression::kZstd);
}

TEST(Choose, PictureThatIsFlatOnlyAtItsTopIsProbedFurtherDown) {
  Codec codec;
  Bytes bytes = Noise(1 << 20);
  std::fill_n(bytes.begin(), 1 << 15, uint8_t{0});
  bytes.resize(1 << 20);
  EXPECT_NE(codec.Choose(bytes, bytes.size()), Compression::kZstd);
}

TEST(Bomb, TrueLengthOverTheLimitIsRefusedBeforeAnythingIsAllocated) {
  const WireLimits limits{.max_body_bytes = 1 << 20};
  const Bytes body = BytesBody(size_t{8} << 20);
  for (const Compression compression : kPacked) {
    const Bytes message =
        Sealed(Pack(compression, body), body.size(), BodyKind::kTree, compression);
    Codec codec;
    Buffer storage;
    Message opened;
    const uint64_t before = GetAllocationStats().allocations;
    const Status status = OpenMessage(message, limits, codec, storage, opened);
    EXPECT_EQ(status.code(), StatusCode::kLimitExceeded) << CompressionName(compression);
    EXPECT_EQ(GetAllocationStats().allocations, before);
  }
}

TEST(Bomb, FalseLengthIsRefused) {
  const Bytes body = BytesBody(size_t{8} << 20);
  for (const Compression compression : kPacked) {
    for (const uint64_t declared : {uint64_t{0}, uint64_t{1}, body.size() / 2, body.size() - 1,
                                    body.size() + 1, body.size() * 2}) {
      const Bytes message = Sealed(Pack(compression, body), declared, BodyKind::kTree, compression);
      EXPECT_EQ(ReadMessage(message).code(), StatusCode::kBadData)
          << CompressionName(compression) << ' ' << declared;
    }
  }
}

TEST(Bomb, HonestBlankFrameOf4kIsReadBack) {
  const Bytes pixels(size_t{3840} * 2160 * 4);
  const uint64_t shape[] = {2160, 3840, 4};
  for (const Compression compression : kPacked) {
    Body body(BodyKind::kTree);
    TreeWriter writer(body);
    writer.Array({"|u1", 1, 3, reinterpret_cast<const uint8_t*>(shape), pixels});
    ASSERT_TRUE(writer.Finish().ok());
    const Bytes message = MessageOf(body, static_cast<CompressionChoice>(compression));
    EXPECT_LT(message.size(), pixels.size() / 100);
    EXPECT_TRUE(ReadMessage(message).ok()) << CompressionName(compression);
  }
}

}  // namespace
}  // namespace genie::wire::test
