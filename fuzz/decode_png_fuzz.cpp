// Fuzzes the PNG decoder behind its checksums: each chunk's is made right, so that changed bytes
// reach libspng instead of ending at the first comparison.
#include <zlib.h>

#include <vector>

#include "decode_checked.h"

namespace {

uint32_t LoadBigEndian32(const uint8_t* p) {
  return uint32_t{p[0]} << 24 | uint32_t{p[1]} << 16 | uint32_t{p[2]} << 8 | p[3];
}

void MakeChecksumsRight(std::vector<uint8_t>& png) {
  size_t at = 8;
  while (png.size() >= at + 12) {
    const size_t length = LoadBigEndian32(png.data() + at);
    if (length > png.size() - at - 12) return;
    const auto crc = crc32(0, png.data() + at + 4, static_cast<uInt>(length + 4));
    for (int i = 0; i < 4; ++i) {
      png[at + 8 + length + i] = static_cast<uint8_t>(crc >> (24 - 8 * i));
    }
    at += 12 + length;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static constexpr uint8_t kSignature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  std::vector<uint8_t> png(std::begin(kSignature), std::end(kSignature));
  if (size > png.size()) {
    png.insert(png.end(), data + png.size(), data + size);
  }
  MakeChecksumsRight(png);
  genie::fuzz::DecodeChecked(png);
  return 0;
}
