// WebP through libwebp, straight into the image. Of an animation the demuxer names the first
// frame, which is decoded into its place on a white canvas.
#include <webp/decode.h>
#include <webp/demux.h>

#include <memory>

#include "decoder.h"
#include "flatten.h"

namespace genie::codec {
namespace {

struct DemuxerDeleter {
  void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
};
using Demuxer = std::unique_ptr<WebPDemuxer, DemuxerDeleter>;

Status WebpStatus(VP8StatusCode code) {
  switch (code) {
    case VP8_STATUS_OK:
      return Status::Ok();
    case VP8_STATUS_OUT_OF_MEMORY:
    case VP8_STATUS_INVALID_PARAM:  // ours are valid: it could not make its decoder
      return Status(StatusCode::kOutOfMemory, "not enough memory to decode the WebP");
    case VP8_STATUS_NOT_ENOUGH_DATA:
    case VP8_STATUS_SUSPENDED:
      return Corrupt("truncated WebP: the file ends before its last pixel; copy it again");
    case VP8_STATUS_UNSUPPORTED_FEATURE:
      return Corrupt("WebP uses a feature that its library doesn't know; write it anew");
    default:  // libwebp says this of some of its own failed allocations too
      return Corrupt("corrupt WebP; copy it again or write it anew");
  }
}

Result<WebPBitstreamFeatures> ReadFeatures(Bytes bytes) {
  WebPBitstreamFeatures features;
  const VP8StatusCode code = WebPGetFeatures(bytes.data(), bytes.size(), &features);
  GENIE_FAIL_IF_ERROR(WebpStatus(code));
  if (features.width <= 0 || features.height <= 0) {
    return Fail(Corrupt("corrupt WebP: its header makes no sense"));
  }
  return features;
}

// What libwebp holds beside the target: a lossless picture once more in 32 bit; of a lossy one its
// alpha plane, and that once more while it is decoded.
Status CheckWorkingBytes(const WebPBitstreamFeatures& features, const ImageLimits& limits) {
  constexpr int kLossless = 2;
  const int64_t pixels = int64_t{features.width} * features.height;
  const int64_t per_pixel = features.format == kLossless ? 4 : features.has_alpha ? 5 : 0;
  if (pixels * per_pixel > limits.max_working_bytes) {
    return Status(StatusCode::kLimitExceeded,
                  "WebP needs more memory than the limit; write it as PNG")
        .With("bytes", pixels * per_pixel)
        .With("limit", limits.max_working_bytes);
  }
  return Status::Ok();
}

// `target` has the stream's size; RGB or RGBA.
Status DecodeStream(Bytes bytes, ImageView target) {
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) {
    return Status(StatusCode::kInternal, "libwebp has another version than its headers");
  }
  const bool alpha = target.format == PixelFormat::kRgba;
  config.output.colorspace = alpha ? MODE_RGBA : MODE_RGB;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = target.data;
  config.output.u.RGBA.stride = static_cast<int>(target.stride_bytes);
  config.output.u.RGBA.size = static_cast<size_t>(target.stride_bytes) * (target.height - 1) +
                              static_cast<size_t>(target.width) * BytesPerPixel(target.format);
  GENIE_RETURN_IF_ERROR(WebpStatus(WebPDecode(bytes.data(), bytes.size(), &config)));
  if (alpha) {
    LayOverWhite(target);
  }
  return Status::Ok();
}

struct Frame {
  Bytes stream;
  Box place;  // on the canvas
};

// The bytes of the first frame stay in the file. Errors: kBadData.
Result<Frame> FirstFrame(Bytes bytes) {
  const WebPData data = {bytes.data(), bytes.size()};
  const Demuxer demuxer(WebPDemux(&data));
  WebPIterator found = {};
  if (demuxer == nullptr || !WebPDemuxGetFrame(demuxer.get(), 1, &found)) {
    return Fail(Corrupt("corrupt or truncated WebP animation; copy it again or write it anew"));
  }
  const Frame frame{{found.fragment.bytes, found.fragment.size},
                    {found.x_offset, found.y_offset, found.width, found.height}};
  WebPDemuxReleaseIterator(&found);
  return frame;
}

Result<Image> DecodeAnimation(Bytes bytes, const ImageInfo& info, const DecodeOptions& options) {
  const auto frame = FirstFrame(bytes);
  if (!frame) {
    return Fail(frame.error());
  }
  const auto features = ReadFeatures(frame->stream);
  if (!features) {
    return Fail(features.error());
  }
  const Box& place = frame->place;
  if (features->width != place.width || features->height != place.height ||
      !Contains(Box{0, 0, info.width, info.height}, place)) {
    return Fail(Corrupt("corrupt WebP animation: a frame doesn't fit its canvas"));
  }
  GENIE_FAIL_IF_ERROR(CheckWorkingBytes(*features, options.limits));
  auto image = Image::Create(info.width, info.height, PixelFormat::kRgba, options.pool);
  if (image) {
    FillWhite(image->mutable_view());
    GENIE_FAIL_IF_ERROR(DecodeStream(frame->stream, Crop(image->mutable_view(), place)));
  }
  return image;
}

}  // namespace

Result<ImageInfo> PeekWebp(Bytes bytes) {
  const auto features = ReadFeatures(bytes);
  if (!features) {
    return Fail(features.error());
  }
  return ImageInfo{FileFormat::kWebp, features->width, features->height};
}

Result<Image> DecodeWebp(Bytes bytes, const ImageInfo& info, const DecodeOptions& options) {
  const auto features = ReadFeatures(bytes);
  if (!features) {
    return Fail(features.error());
  }
  if (features->has_animation) {
    return DecodeAnimation(bytes, info, options);
  }
  GENIE_FAIL_IF_ERROR(CheckWorkingBytes(*features, options.limits));
  auto image =
      Image::Create(info.width, info.height,
                    features->has_alpha ? PixelFormat::kRgba : PixelFormat::kRgb, options.pool);
  if (image) {
    GENIE_FAIL_IF_ERROR(DecodeStream(bytes, image->mutable_view()));
  }
  return image;
}

}  // namespace genie::codec
