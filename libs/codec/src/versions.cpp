// The formats' libraries: see genie/codec/versions.h.
#include <genie/codec/versions.h>

#include <cstddef>
#include <cstdio>  // jpeglib.h needs FILE and size_t

#include <jpeglib.h>
#include <libdeflate.h>
#include <spng.h>
#include <webp/decode.h>

namespace genie {
namespace {

constexpr std::string_view kDeflate = " with libdeflate " LIBDEFLATE_VERSION_STRING;

// Both write a version as one number: 0xMMmmrr, and MMMmmmrrr in decimal.
std::string FromHex(int packed) {
  return std::to_string(packed >> 16) + "." + std::to_string(packed >> 8 & 0xFF) + "." +
         std::to_string(packed & 0xFF);
}

std::string FromDecimal(int packed) {
  return std::to_string(packed / 1'000'000) + "." + std::to_string(packed / 1000 % 1000) + "." +
         std::to_string(packed % 1000);
}

}  // namespace

std::array<CodecVersion, 4> CodecVersions() {
  return {{{"png", "libspng", spng_version_string() + std::string(kDeflate)},
           {"jpeg", "libjpeg-turbo", FromDecimal(LIBJPEG_TURBO_VERSION_NUMBER)},
           {"webp", "libwebp", FromHex(WebPGetDecoderVersion())},
           {"qoi", "qoi.h", "1.0"}}};
}

}  // namespace genie
