// Decode: untrusted bytes to pixels. PNG, JPEG, WebP and QOI are told apart by content.
//
// The pixels that come out, whatever the file held:
//   8 bit, RGB, or RGBA with every alpha 255 (a file with transparency), or gray if so asked
//   transparency      laid over white
//   16 bit            rounded to 8: round(v * 255 / 65535), before transparency
//   palette           expanded
//   CMYK              multiplied out to RGB, without a colour profile
//   EXIF orientation  not applied: boxes are in stored pixels
//   colour profiles, gamma, text and all other metadata: not read at all
//   animation         the first frame, on its whole canvas
//
// A file is decoded whole or not at all: a truncated or corrupt one is an error, never half a
// picture.
//
// Depends on: base, image; inside, the formats' libraries.
// Thread safety: concurrent calls are safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include <genie/base/limits.h>
#include <genie/base/status.h>
#include <genie/codec/format.h>
#include <genie/image/image.h>
#include <genie/image/pool.h>
#include <genie/image/view.h>

namespace genie {

enum class GrayFiles : uint8_t {
  kExpand,  // to RGB
  kKeep,    // one byte a pixel
};

// Pixels without a header: what screen grabbers and shared memory give.
struct RawLayout {
  int32_t width = 0;
  int32_t height = 0;
  PixelFormat format = PixelFormat::kRgb;
  ptrdiff_t stride_bytes = 0;  // 0: rows follow each other without padding
};

struct DecodeOptions {
  ImageLimits limits = {};
  GrayFiles gray = GrayFiles::kExpand;
  BufferPool* pool = nullptr;         // where the pixels come from; null: allocated for this image
  std::optional<RawLayout> raw = {};  // the bytes are pixels, not a file; alpha is kept as it is
};

// Ownership: borrows `bytes` and the pool for the call; the Image owns its pixels.
// Memory:    the decoded frame, and at most limits.max_working_bytes beside it; every size is
//            checked before it is allocated.
// Cost:      linear in the pixels and the bytes.
// Errors:    kBadData: no known format, truncated, corrupt. kLimitExceeded: more than `limits`
//            allow. kInvalidArgument: a raw layout that makes no sense. kOutOfMemory.
Result<Image> Decode(std::span<const uint8_t> bytes, const DecodeOptions& options = {});

// The pixels of a raw layout, where they lie: no copy. The view borrows `bytes`.
// Errors: kInvalidArgument, kLimitExceeded; kBadData: fewer bytes than the layout needs.
Result<ConstImageView> ViewRaw(std::span<const uint8_t> bytes, const RawLayout& layout,
                               const ImageLimits& limits = {});

}  // namespace genie
