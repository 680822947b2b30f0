// JPEG encoding through libjpeg-turbo, which takes every pixel order and stride as it is.
//
// Errors come by longjmp: the step between setjmp and the end holds trivially destructible locals
// only.
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <jpeglib.h>

#include <jerror.h>

#include <genie/codec/encode.h>

#include "encoder.h"

namespace genie {
namespace {

struct Session {
  jpeg_compress_struct info = {};
  jpeg_error_mgr errors = {};
  jmp_buf escape;
  bool out_of_memory = false;
  unsigned char* bytes = nullptr;  // malloc'ed by libjpeg
  unsigned long size = 0;

  ~Session() {
    jpeg_destroy_compress(&info);
    std::free(bytes);
  }
};

J_COLOR_SPACE ColoursOf(PixelFormat format) {
  switch (format) {
    case PixelFormat::kGray:
      return JCS_GRAYSCALE;
    case PixelFormat::kRgb:
      return JCS_EXT_RGB;
    case PixelFormat::kBgr:
      return JCS_EXT_BGR;
    case PixelFormat::kRgba:
      return JCS_EXT_RGBX;
    default:
      return JCS_EXT_BGRX;
  }
}

void OnError(j_common_ptr info) {
  auto* session = static_cast<Session*>(info->client_data);
  session->out_of_memory = info->err->msg_code == JERR_OUT_OF_MEMORY;
  std::longjmp(session->escape, 1);
}

void Compress(Session& session, const ConstImageView& image, int quality) {
  jpeg_compress_struct& info = session.info;
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &session.bytes, &session.size);
  info.image_width = static_cast<JDIMENSION>(image.width);
  info.image_height = static_cast<JDIMENSION>(image.height);
  info.input_components = BytesPerPixel(image.format);
  info.in_color_space = ColoursOf(image.format);
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, quality, TRUE);
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    // libjpeg's interface is not const-correct; it only reads.
    auto* row = const_cast<JSAMPROW>(image.row(static_cast<int32_t>(info.next_scanline)));
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
}

Status Run(Session& session, const ConstImageView& image, int quality) {
  session.info.err = jpeg_std_error(&session.errors);
  session.info.client_data = &session;
  session.errors.error_exit = OnError;
  if (setjmp(session.escape) == 0) {
    Compress(session, image, quality);
    return Status::Ok();
  }
  return session.out_of_memory
             ? Status(StatusCode::kOutOfMemory, "not enough memory to encode a JPEG")
             : Status(StatusCode::kInternal, "JPEG encoder failed");
}

}  // namespace

Status EncodeJpeg(ConstImageView image, int quality, List<uint8_t>& out) {
  out.Clear();
  GENIE_RETURN_IF_ERROR(codec::CheckEncodable(image, int64_t{1} << 40, JPEG_MAX_DIMENSION));
  if (quality < 1 || quality > 100) {
    return Status(StatusCode::kInvalidArgument, "JPEG quality must be 1 to 100")
        .With("quality", quality);
  }
  Session session;
  GENIE_RETURN_IF_ERROR(Run(session, image, quality));
  GENIE_RETURN_IF_ERROR(out.Resize(session.size));
  std::memcpy(out.data(), session.bytes, session.size);
  return Status::Ok();
}

}  // namespace genie
