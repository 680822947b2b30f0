// Decode: see genie/codec/decode.h.
#include <genie/codec/decode.h>

#include <genie/image/copy.h>

#include "decoder.h"

namespace genie {
namespace codec {

const Decoder* FindDecoder(FileFormat format) {
  static constexpr Decoder kPng = {PeekPng, DecodePng};
  static constexpr Decoder kJpeg = {PeekJpeg, DecodeJpeg};
  static constexpr Decoder kWebp = {PeekWebp, DecodeWebp};
  static constexpr Decoder kQoi = {PeekQoi, DecodeQoi};
  switch (format) {
    case FileFormat::kPng:
      return &kPng;
    case FileFormat::kJpeg:
      return &kJpeg;
    case FileFormat::kWebp:
      return &kWebp;
    case FileFormat::kQoi:
      return &kQoi;
    case FileFormat::kUnknown:
      break;
  }
  return nullptr;
}

namespace {

Result<Image> DecodeRaw(Bytes bytes, const RawLayout& layout, const DecodeOptions& options) {
  const auto view = ViewRaw(bytes, layout, options.limits);
  if (!view) {
    return Fail(view.error());
  }
  auto image = Image::Create(view->width, view->height, view->format, options.pool);
  if (image) {
    GENIE_FAIL_IF_ERROR(CopyPixels(*view, image->mutable_view()));
  }
  return image;
}

}  // namespace
}  // namespace codec

Result<Image> Decode(std::span<const uint8_t> bytes, const DecodeOptions& options) {
  if (options.raw) {
    return codec::DecodeRaw(bytes, *options.raw, options);
  }
  const auto info = PeekInfo(bytes, options.limits);
  if (!info) {
    return Fail(info.error());
  }
  return codec::FindDecoder(info->format)->decode(bytes, *info, options);
}

Result<ConstImageView> ViewRaw(std::span<const uint8_t> bytes, const RawLayout& layout,
                               const ImageLimits& limits) {
  GENIE_FAIL_IF_ERROR(ValidateSize(layout.width, layout.height, limits));
  const int64_t row_bytes = int64_t{layout.width} * BytesPerPixel(layout.format);
  const int64_t stride = layout.stride_bytes == 0 ? row_bytes : layout.stride_bytes;
  ConstImageView view{bytes.data(), layout.width, layout.height, static_cast<ptrdiff_t>(stride),
                      layout.format};
  const auto available = static_cast<int64_t>(bytes.size());
  // The last row may end without its padding. Divided, since the product may overflow.
  if (available < row_bytes ||
      (layout.height > 1 && stride > (available - row_bytes) / (layout.height - 1))) {
    return Fail(Status(StatusCode::kBadData, "fewer bytes than the raw layout needs")
                    .With("bytes", available)
                    .With("width", layout.width)
                    .With("height", layout.height)
                    .With("stride_bytes", stride));
  }
  GENIE_FAIL_IF_ERROR(Validate(view, limits));
  return view;
}

}  // namespace genie
