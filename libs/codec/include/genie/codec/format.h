// What a file is, by its first bytes and never by its name; and how large its picture is, before
// anything is allocated for it.
//
// Depends on: base, image. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <genie/base/limits.h>
#include <genie/base/status.h>

namespace genie {

enum class FileFormat : uint8_t { kUnknown, kPng, kJpeg, kWebp, kQoi };

// "PNG"; static storage.
std::string_view FileFormatName(FileFormat format);

// Cost: the first 12 bytes.
FileFormat DetectFormat(std::span<const uint8_t> bytes);

struct ImageInfo {
  FileFormat format = FileFormat::kUnknown;
  int32_t width = 0;  // stored pixels: EXIF orientation is not applied
  int32_t height = 0;
};

// Reads the header alone. The size is as the file claims it, checked against `limits`.
//
// Ownership: borrows `bytes` for the call. Allocates no pixels.
// Cost:      the header; a JPEG's header may come after its metadata.
// Errors:    kBadData: empty, no known format, or a broken header. kLimitExceeded: more encoded
//            bytes, a longer side or more pixels than `limits` allow.
Result<ImageInfo> PeekInfo(std::span<const uint8_t> bytes, const ImageLimits& limits = {});

}  // namespace genie
