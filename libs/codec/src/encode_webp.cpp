// WebP encoding through libwebp's simple interface.
#include <webp/encode.h>

#include <cstring>
#include <memory>

#include <genie/codec/encode.h>

#include "encoder.h"

namespace genie {
namespace {

struct WebpDeleter {
  void operator()(uint8_t* bytes) const { WebPFree(bytes); }
};

size_t Encode(const uint8_t* pixels, const ConstImageView& image, WebpLoss loss, float quality,
              uint8_t** out) {
  const bool alpha = BytesPerPixel(image.format) == 4;
  const int stride = image.width * (alpha ? 4 : 3);
  if (loss == WebpLoss::kLossless) {
    return alpha ? WebPEncodeLosslessRGBA(pixels, image.width, image.height, stride, out)
                 : WebPEncodeLosslessRGB(pixels, image.width, image.height, stride, out);
  }
  return alpha ? WebPEncodeRGBA(pixels, image.width, image.height, stride, quality, out)
               : WebPEncodeRGB(pixels, image.width, image.height, stride, quality, out);
}

}  // namespace

Status EncodeWebp(ConstImageView image, WebpLoss loss, int quality, List<uint8_t>& out) {
  out.Clear();
  GENIE_RETURN_IF_ERROR(codec::CheckEncodable(image, int64_t{1} << 40, WEBP_MAX_DIMENSION));
  if (quality < 0 || quality > 100) {
    return Status(StatusCode::kInvalidArgument, "WebP quality must be 0 to 100")
        .With("quality", quality);
  }
  Buffer scratch;
  const auto pixels = codec::PackRgb(image, scratch);
  if (!pixels) {
    return pixels.error();
  }
  uint8_t* encoded = nullptr;
  const size_t size = Encode(*pixels, image, loss, static_cast<float>(quality), &encoded);
  const std::unique_ptr<uint8_t, WebpDeleter> owner(encoded);
  if (size == 0) {
    return Status(StatusCode::kOutOfMemory, "WebP encoder failed, most likely without memory");
  }
  GENIE_RETURN_IF_ERROR(out.Resize(size));
  std::memcpy(out.data(), encoded, size);
  return Status::Ok();
}

}  // namespace genie
