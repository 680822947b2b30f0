// Mutations of messages that keep them messages: the body is taken out of its compression, changed
// where the format has something to say, and sealed again with the right hash and lengths. One in
// sixteen declares a false length, one in sixteen is changed as plain bytes, header included.
//
// Depends on: wire and its tests' reseal.h. Thread safety: the fuzzer's one thread.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <span>
#include <vector>

#include <genie/wire/compression.h>
#include <genie/wire/format.h>

#include "reseal.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

namespace genie::wire {
namespace {

using Bytes = std::vector<uint8_t>;
using Random = std::minstd_rand;

constexpr size_t kMaxBody = size_t{1} << 16;

constexpr uint64_t kNumbers[] = {
    0,          1,          7,          8,          15,         31,    32,        39,    40,
    48,         63,         64,         127,        128,        255,   256,       65535, 65536,
    0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 1ULL << 32, 1ULL << 62, ~0ULL, ~0ULL - 31};

size_t Below(Random& random, size_t end) { return end == 0 ? 0 : random() % end; }

Bytes PlainBody(const uint8_t* data, size_t size, Codec& codec) {
  const std::span<const uint8_t> sent(data + kHeaderBytes, size - kHeaderBytes);
  const auto compression = static_cast<Compression>(data[5] & 0x03);
  List<uint8_t> plain;
  if (compression == Compression::kNone ||
      !codec.DecompressUpTo(compression, sent, kMaxBody, plain).ok()) {
    return Bytes(sent.begin(), sent.end());
  }
  return Bytes(plain.begin(), plain.end());
}

void InsertTag(Bytes& body, Random& random) {
  static constexpr uint8_t kTags[] = {0x00, 0x7F, 0x80, 0x9F, 0xA0, 0xA1, 0xB0, 0xB1,
                                      0xC0, 0xC2, 0xC8, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4,
                                      0xD5, 0xD6, 0xD7, 0xD8, 0xD9, 0xDA, 0xDB, 0xDC,
                                      0xDD, 0xDE, 0xDF, 0xE0, 0xE1, 0xE2, 0xE3};
  const uint8_t tag = kTags[Below(random, std::size(kTags))];
  body.insert(body.begin() + Below(random, body.size() + 1), tag);
}

void OverwriteNumber(Bytes& body, Random& random) {
  const size_t bytes = size_t{1} << Below(random, 4);
  if (body.size() < bytes) return;
  const uint64_t number = kNumbers[Below(random, std::size(kNumbers))];
  // Fields of Scenes stand at multiples of their size; others anywhere.
  size_t at = Below(random, body.size() - bytes + 1);
  if (random() % 2 == 0) at -= at % bytes;
  std::memcpy(body.data() + at, &number, bytes);
}

void RepeatPart(Bytes& body, Random& random) {
  const size_t begin = Below(random, body.size());
  const size_t size = Below(random, std::min<size_t>(body.size() - begin, 256));
  const Bytes part(body.begin() + begin, body.begin() + begin + size);
  body.insert(body.begin() + Below(random, body.size() + 1), part.begin(), part.end());
}

// One container more around everything: what depth and counts are about.
void Wrap(Bytes& body, Random& random) {
  const uint8_t kinds[] = {0xA1, 0xB1, 0xC1};
  const uint8_t kind = kinds[Below(random, 3)];
  if (kind == 0xB1) body.insert(body.begin(), {0x81, 'k'});
  body.insert(body.begin(), kind);
}

void MutateBody(Bytes& body, Random& random) {
  switch (random() % 6) {
    case 0:
      return InsertTag(body, random);
    case 1:
      return OverwriteNumber(body, random);
    case 2:
      return RepeatPart(body, random);
    case 3:
      return Wrap(body, random);
    default: {
      const size_t size = body.size();
      body.resize(size + 64);
      body.resize(LLVMFuzzerMutate(body.data(), size, body.size()));
    }
  }
}

Bytes SealAgain(const uint8_t* data, const Bytes& body, Codec& codec, Random& random) {
  const auto kind = static_cast<BodyKind>((data[5] >> 4) & 1);
  const bool keeps = random() % 4 != 0;
  const auto compression = static_cast<Compression>(keeps ? data[5] & 0x03 : random() % 4);
  List<uint8_t> packed;
  if (!codec.Compress(compression, body, 0, packed).ok()) return body;
  const bool lies = random() % 16 == 0;
  const uint64_t declared = lies ? kNumbers[Below(random, std::size(kNumbers))] : body.size();
  return test::Sealed(Bytes(packed.begin(), packed.end()), declared, kind, compression);
}

}  // namespace
}  // namespace genie::wire

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size,
                                          unsigned int seed) {
  using namespace genie::wire;  // NOLINT(google-build-using-namespace)
  static Codec codec;
  Random random(seed + 1);
  if (size < kHeaderBytes || random() % 16 == 0) {
    const size_t mutated = LLVMFuzzerMutate(data, size, max_size);
    if (random() % 2 == 0) test::Reseal(data, mutated);
    return mutated;
  }
  Bytes body = PlainBody(data, size, codec);
  const unsigned rounds = 1 + random() % 4;
  for (unsigned i = 0; i < rounds; ++i) MutateBody(body, random);
  body.resize(std::min(body.size(), kMaxBody));
  const Bytes message = SealAgain(data, body, codec, random);
  if (message.size() > max_size) return size;
  std::copy(message.begin(), message.end(), data);
  return message.size();
}
