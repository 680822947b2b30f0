// Decoder: what a file format gives to Decode(). One entry a format; private to libs/codec.
#pragma once

#include <cstdint>
#include <span>

#include <genie/codec/decode.h>
#include <genie/codec/format.h>

namespace genie::codec {

using Bytes = std::span<const uint8_t>;

struct Decoder {
  // The size that the header claims, unchecked but for 0 < side <= 2^31 - 1.
  Result<ImageInfo> (*peek)(Bytes bytes);
  // Called after peek()'s size was found within the limits.
  Result<Image> (*decode)(Bytes bytes, const ImageInfo& info, const DecodeOptions& options);
};

// Null for kUnknown.
const Decoder* FindDecoder(FileFormat format);

Result<ImageInfo> PeekPng(Bytes bytes);
Result<Image> DecodePng(Bytes bytes, const ImageInfo& info, const DecodeOptions& options);
Result<ImageInfo> PeekJpeg(Bytes bytes);
Result<Image> DecodeJpeg(Bytes bytes, const ImageInfo& size, const DecodeOptions& options);
Result<ImageInfo> PeekWebp(Bytes bytes);
Result<Image> DecodeWebp(Bytes bytes, const ImageInfo& info, const DecodeOptions& options);
Result<ImageInfo> PeekQoi(Bytes bytes);
Result<Image> DecodeQoi(Bytes bytes, const ImageInfo& info, const DecodeOptions& options);

inline Status Corrupt(std::string_view text) { return Status(StatusCode::kBadData, text); }

inline uint32_t LoadBigEndian32(const uint8_t* p) {
  return uint32_t{p[0]} << 24 | uint32_t{p[1]} << 16 | uint32_t{p[2]} << 8 | p[3];
}

}  // namespace genie::codec
