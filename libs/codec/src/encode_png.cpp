// PNG encoding: see genie/codec/encode.h.
#include <spng.h>

#include <cstring>
#include <memory>

#include <genie/codec/encode.h>

#include "encoder.h"

namespace genie {
namespace {

struct ContextDeleter {
  void operator()(spng_ctx* context) const { spng_ctx_free(context); }
};
using Context = std::unique_ptr<spng_ctx, ContextDeleter>;

struct Output {
  List<uint8_t>* bytes;
  bool out_of_memory = false;
};

int Append(spng_ctx*, void* user, void* source, size_t count) {
  auto* output = static_cast<Output*>(user);
  const size_t size = output->bytes->size();
  if (!output->bytes->Resize(size + count).ok()) {
    output->out_of_memory = true;
    return SPNG_IO_ERROR;
  }
  std::memcpy(output->bytes->data() + size, source, count);
  return SPNG_OK;
}

bool IsBlueFirst(PixelFormat format) {
  return format == PixelFormat::kBgr || format == PixelFormat::kBgra;
}

// Level 1 with the Up filter alone: screens repeat their rows, and trying filters costs more than
// the bytes it saves.
void SetForSpeed(spng_ctx* context) {
  spng_set_option(context, SPNG_IMG_COMPRESSION_LEVEL, 1);
  spng_set_option(context, SPNG_FILTER_CHOICE, SPNG_FILTER_CHOICE_UP);
}

spng_ihdr HeaderOf(const ConstImageView& image) {
  spng_ihdr header = {};
  header.width = static_cast<uint32_t>(image.width);
  header.height = static_cast<uint32_t>(image.height);
  header.bit_depth = 8;
  const int channels = BytesPerPixel(image.format);
  header.color_type = static_cast<uint8_t>(channels == 1   ? SPNG_COLOR_TYPE_GRAYSCALE
                                           : channels == 3 ? SPNG_COLOR_TYPE_TRUECOLOR
                                                           : SPNG_COLOR_TYPE_TRUECOLOR_ALPHA);
  return header;
}

int WriteRows(spng_ctx* context, const ConstImageView& image, uint8_t* turned) {
  const auto width = static_cast<size_t>(image.width);
  const auto channels = static_cast<size_t>(BytesPerPixel(image.format));
  int code = spng_encode_image(context, nullptr, 0, SPNG_FMT_PNG,
                               SPNG_ENCODE_PROGRESSIVE | SPNG_ENCODE_FINALIZE);
  for (int32_t y = 0; y < image.height && code == SPNG_OK; ++y) {
    const uint8_t* row = image.row(y);
    if (turned != nullptr) {
      codec::PackRow(row, image.format, width, turned);
      row = turned;
    }
    code = spng_encode_row(context, row, width * channels);
  }
  return code == SPNG_EOI ? SPNG_OK : code;
}

Status Write(const ConstImageView& image, List<uint8_t>& out) {
  Buffer turned;
  if (IsBlueFirst(image.format)) {
    auto row = Buffer::Allocate(static_cast<size_t>(image.width) * BytesPerPixel(image.format));
    if (!row) {
      return row.error();
    }
    turned = std::move(*row);
  }
  const Context context(spng_ctx_new(SPNG_CTX_ENCODER));
  if (context == nullptr) {
    return Status(StatusCode::kOutOfMemory, "not enough memory to encode a PNG");
  }
  Output output{&out};
  SetForSpeed(context.get());
  spng_ihdr header = HeaderOf(image);
  int code = spng_set_png_stream(context.get(), Append, &output);
  if (code == SPNG_OK) code = spng_set_ihdr(context.get(), &header);
  if (code == SPNG_OK) code = WriteRows(context.get(), image, turned.data());
  // zlib's start fails for want of memory alone.
  if (output.out_of_memory || code == SPNG_EMEM || code == SPNG_EZLIB_INIT) {
    return Status(StatusCode::kOutOfMemory, "not enough memory to encode a PNG");
  }
  return code == SPNG_OK ? Status::Ok()
                         : Status(StatusCode::kInternal, "PNG encoder failed")
                               .With("reason", spng_strerror(code));
}

}  // namespace

Status EncodePng(ConstImageView image, List<uint8_t>& out) {
  out.Clear();
  GENIE_RETURN_IF_ERROR(codec::CheckEncodable(image, int64_t{1} << 40));
  const Status status = Write(image, out);
  if (!status.ok()) {
    out.Clear();
  }
  return status;
}

}  // namespace genie
