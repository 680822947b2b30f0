#include "reseal.h"

#include <algorithm>
#include <cstring>

#include "../src/hash.h"

namespace genie::wire::test {

uint64_t HashOf(const uint8_t* message, size_t length) {
  uint8_t header[kHeaderBytes];
  std::memcpy(header, message, kHashOffset);
  Store(header + kHashOffset, Hash64(message + kHeaderBytes, length - kHeaderBytes));
  return Hash64(header, kHeaderBytes);
}

void Reseal(uint8_t* message, size_t length) {
  if (length < kHeaderBytes) return;
  Store(message, kMagic);
  Store(message + 8, uint64_t{length});
  if ((message[5] & 0x0F) == 0) Store(message + 16, uint64_t{length - kHeaderBytes});
  Store(message + kHashOffset, HashOf(message, length));
}

std::vector<uint8_t> Sealed(const std::vector<uint8_t>& sent, uint64_t declared, BodyKind kind,
                            Compression compression) {
  std::vector<uint8_t> message(kHeaderBytes + sent.size());
  message[4] = kVersion;
  message[5] =
      static_cast<uint8_t>(static_cast<unsigned>(compression) | static_cast<unsigned>(kind) << 4);
  Store(message.data() + 16, declared);
  std::copy(sent.begin(), sent.end(), message.begin() + kHeaderBytes);
  Store(message.data(), kMagic);
  Store(message.data() + 8, uint64_t{message.size()});
  Store(message.data() + kHashOffset, HashOf(message.data(), message.size()));
  return message;
}

}  // namespace genie::wire::test
