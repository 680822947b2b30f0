// Format detection: see genie/codec/format.h.
#include <genie/codec/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include <genie/image/view.h>

#include "decoder.h"

namespace genie {
namespace {

bool StartsWith(std::span<const uint8_t> bytes, size_t offset, std::string_view magic) {
  return bytes.size() >= offset + magic.size() &&
         std::equal(magic.begin(), magic.end(), bytes.begin() + static_cast<ptrdiff_t>(offset),
                    [](char a, uint8_t b) { return static_cast<uint8_t>(a) == b; });
}

Status UnknownFormat(std::span<const uint8_t> bytes) {
  if (bytes.empty()) {
    return Status(StatusCode::kBadData, "file is empty; give a PNG, JPEG, WebP or QOI file");
  }
  return Status(StatusCode::kBadData, "not a PNG, JPEG, WebP or QOI file; convert it to one");
}

}  // namespace

std::string_view FileFormatName(FileFormat format) {
  static constexpr std::array<std::string_view, 5> kNames = {"unknown", "PNG", "JPEG", "WebP",
                                                             "QOI"};
  const auto index = static_cast<size_t>(format);
  return index < kNames.size() ? kNames[index] : kNames[0];
}

FileFormat DetectFormat(std::span<const uint8_t> bytes) {
  using std::string_view_literals::operator""sv;
  if (StartsWith(bytes, 0, "\x89PNG\r\n\x1a\n"sv)) return FileFormat::kPng;
  if (StartsWith(bytes, 0, "\xff\xd8\xff"sv)) return FileFormat::kJpeg;
  if (StartsWith(bytes, 0, "RIFF"sv) && StartsWith(bytes, 8, "WEBP"sv)) return FileFormat::kWebp;
  if (StartsWith(bytes, 0, "qoif"sv)) return FileFormat::kQoi;
  return FileFormat::kUnknown;
}

Result<ImageInfo> PeekInfo(std::span<const uint8_t> bytes, const ImageLimits& limits) {
  if (static_cast<int64_t>(bytes.size()) > limits.max_encoded_bytes) {
    return Fail(Status(StatusCode::kLimitExceeded, "file is over the limit; make it smaller")
                    .With("bytes", static_cast<int64_t>(bytes.size()))
                    .With("limit", limits.max_encoded_bytes));
  }
  const codec::Decoder* decoder = codec::FindDecoder(DetectFormat(bytes));
  if (decoder == nullptr) {
    return Fail(UnknownFormat(bytes));
  }
  auto info = decoder->peek(bytes);
  if (info) {
    GENIE_FAIL_IF_ERROR(ValidateSize(info->width, info->height, limits));
  }
  return info;
}

}  // namespace genie
