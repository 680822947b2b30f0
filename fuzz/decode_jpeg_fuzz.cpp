// Fuzzes the JPEG decoder: the input with the three bytes by which a JPEG is known.
#include <vector>

#include "decode_checked.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::vector<uint8_t> jpeg = {0xff, 0xd8, 0xff};
  if (size > jpeg.size()) {
    jpeg.insert(jpeg.end(), data + jpeg.size(), data + size);
  }
  genie::fuzz::DecodeChecked(jpeg);
  return 0;
}
