#include "picture.h"

#include <genie/base/list.h>
#include <genie/codec/decode.h>
#include <genie/codec/file.h>
#include <genie/codec/format.h>

namespace genie::eval {

Result<Image> ReadPicture(const std::filesystem::path& path, const ImageLimits& limits) {
  List<uint8_t> bytes;
  GENIE_FAIL_IF_ERROR(ReadFile(path.string(), limits, bytes));
  DecodeOptions options;
  options.limits = limits;
  auto image = Decode(bytes.span(), options);
  if (!image) return Fail(image.error().Prefixed(path.string()));
  return image;
}

Result<PictureSize> ReadPictureSize(const std::filesystem::path& path) {
  List<uint8_t> bytes;
  GENIE_FAIL_IF_ERROR(ReadFile(path.string(), {}, bytes));
  const auto info = PeekInfo(bytes.span());
  if (!info) return Fail(info.error().Prefixed(path.string()));
  return PictureSize{info->width, info->height};
}

}  // namespace genie::eval
