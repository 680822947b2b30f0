// Fuzzes Decode() with any bytes: the format by content, as a user's file comes.
#include "decode_checked.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  genie::fuzz::DecodeChecked({data, size});
  return 0;
}
