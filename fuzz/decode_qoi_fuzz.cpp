// Fuzzes the QOI decoder: the input with QOI's first four bytes and its end mark.
#include <vector>

#include "decode_checked.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::vector<uint8_t> qoi = {'q', 'o', 'i', 'f'};
  if (size > qoi.size()) {
    qoi.insert(qoi.end(), data + qoi.size(), data + size);
  }
  qoi.insert(qoi.end(), {0, 0, 0, 0, 0, 0, 0, 1});
  genie::fuzz::DecodeChecked(qoi);
  return 0;
}
