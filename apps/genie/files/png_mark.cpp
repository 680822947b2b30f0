// The mark of a PNG: see png_mark.h.
#include "png_mark.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace genie::cli {
namespace {

using namespace std::string_view_literals;

constexpr size_t kHeaderEnd = 8 + 25;  // the signature and the IHDR chunk
constexpr std::string_view kTypeAndText = "tEXtSoftware\0computer-genie"sv;
constexpr size_t kChunkBytes = 4 + kTypeAndText.size() + 4;

constexpr uint32_t Crc(std::string_view bytes) {
  uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<uint8_t>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~crc;
}
static_assert(Crc("123456789") == 0xCBF43926);

constexpr void PutBigEndian(uint32_t value, uint8_t* target) {
  for (int i = 0; i < 4; ++i) target[i] = static_cast<uint8_t>(value >> (24 - 8 * i));
}

constexpr std::array<uint8_t, kChunkBytes> MakeChunk() {
  std::array<uint8_t, kChunkBytes> chunk{};
  PutBigEndian(static_cast<uint32_t>(kTypeAndText.size() - 4), chunk.data());
  for (size_t i = 0; i < kTypeAndText.size(); ++i) {
    chunk[4 + i] = static_cast<uint8_t>(kTypeAndText[i]);
  }
  PutBigEndian(Crc(kTypeAndText), chunk.data() + 4 + kTypeAndText.size());
  return chunk;
}
constexpr std::array<uint8_t, kChunkBytes> kChunk = MakeChunk();

}  // namespace

bool PngBearsMark(std::span<const uint8_t> head) {
  return head.size() >= kHeaderEnd + kChunkBytes && head[1] == 'P' && head[2] == 'N' &&
         std::ranges::equal(head.subspan(kHeaderEnd, kChunkBytes), kChunk);
}

Status MarkPng(List<uint8_t>& png) {
  const size_t size = png.size();
  GENIE_RETURN_IF_ERROR(png.Resize(size + kChunkBytes));
  uint8_t* place = png.data() + kHeaderEnd;
  std::memmove(place + kChunkBytes, place, size - kHeaderEnd);
  std::memcpy(place, kChunk.data(), kChunkBytes);
  return Status::Ok();
}

}  // namespace genie::cli
