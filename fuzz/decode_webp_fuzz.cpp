// Fuzzes the WebP decoder and the demuxer of animations: the input with its RIFF header made right,
// the size of the file in it included.
#include <vector>

#include "decode_checked.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::vector<uint8_t> webp = {'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P'};
  if (size > webp.size()) {
    webp.insert(webp.end(), data + webp.size(), data + size);
  }
  const size_t riff_size = webp.size() - 8;
  for (int i = 0; i < 4; ++i) {
    webp[static_cast<size_t>(4 + i)] = static_cast<uint8_t>(riff_size >> (8 * i));
  }
  genie::fuzz::DecodeChecked(webp);
  return 0;
}
