// JPEG through libjpeg-turbo: gray, YCbCr and RGB straight into the image; CMYK and YCCK row by row
// through scratch.
#include <array>

#include <genie/base/buffer.h>

#include "flatten.h"
#include "jpeg_session.h"

namespace genie::codec {
namespace {

// What the decoding step reads and writes; trivially destructible, as JpegSession demands.
struct Job {
  ImageView target;
  uint8_t* cmyk_row = nullptr;
};

// Ink to light: each channel is what cyan, magenta or yellow leaves, times what black leaves.
// Adobe's files store what is left already; other files store the ink.
void CmykRowToRgb(const uint8_t* source, uint8_t* target, size_t width, bool stores_light) {
  const uint8_t flip = stores_light ? 0 : 255;
  for (size_t x = 0; x < width; ++x) {
    const auto black = static_cast<uint8_t>(source[4 * x + 3] ^ flip);
    for (size_t c = 0; c < 3; ++c) {
      const auto light = static_cast<uint8_t>(source[4 * x + c] ^ flip);
      target[3 * x + c] = DivideBy255(uint32_t{light} * black);
    }
  }
}

// libjpeg gives several rows a call when their pointers are there.
constexpr uint32_t kRowsPerCall = 16;

void ReadRows(jpeg_decompress_struct& info, const ImageView& target) {
  while (info.output_scanline < info.output_height) {
    JSAMPROW rows[kRowsPerCall];
    uint32_t count = 0;
    for (uint32_t y = info.output_scanline; y < info.output_height && count < kRowsPerCall; ++y) {
      rows[count++] = target.row(static_cast<int32_t>(y));
    }
    jpeg_read_scanlines(&info, rows, count);
  }
}

void ReadCmykRows(jpeg_decompress_struct& info, const Job& job) {
  while (info.output_scanline < info.output_height) {
    const auto y = static_cast<int32_t>(info.output_scanline);
    JSAMPROW row = job.cmyk_row;
    jpeg_read_scanlines(&info, &row, 1);
    CmykRowToRgb(row, job.target.row(y), static_cast<size_t>(job.target.width),
                 info.saw_Adobe_marker != 0);
  }
}

void DecodeStep(jpeg_decompress_struct& info, void* context) {
  const auto& job = *static_cast<const Job*>(context);
  info.out_color_space = job.cmyk_row != nullptr                   ? JCS_CMYK
                         : job.target.format == PixelFormat::kGray ? JCS_GRAYSCALE
                                                                   : JCS_RGB;
  jpeg_start_decompress(&info);
  if (job.cmyk_row != nullptr) {
    ReadCmykRows(info, job);
  } else {
    ReadRows(info, job.target);
  }
  jpeg_finish_decompress(&info);  // to the end mark: a file without it was cut
}

}  // namespace

Result<ImageInfo> PeekJpeg(Bytes bytes) {
  JpegSession session;
  GENIE_FAIL_IF_ERROR(session.Open(bytes));
  return ImageInfo{FileFormat::kJpeg, static_cast<int32_t>(session.info().image_width),
                   static_cast<int32_t>(session.info().image_height)};
}

Result<Image> DecodeJpeg(Bytes bytes, const ImageInfo& size, const DecodeOptions& options) {
  JpegSession session;
  GENIE_FAIL_IF_ERROR(session.Open(bytes));
  GENIE_FAIL_IF_ERROR(session.SetLimits(options.limits));
  const J_COLOR_SPACE colours = session.info().jpeg_color_space;
  if (colours == JCS_UNKNOWN) {
    return Fail(Corrupt("JPEG has an unknown colour space; convert it to RGB"));
  }
  const bool gray = colours == JCS_GRAYSCALE && options.gray == GrayFiles::kKeep;
  auto image = Image::Create(size.width, size.height, gray ? PixelFormat::kGray : PixelFormat::kRgb,
                             options.pool);
  if (!image) {
    return image;
  }
  Buffer cmyk_row;
  if (colours == JCS_CMYK || colours == JCS_YCCK) {
    auto row = Buffer::Allocate(static_cast<size_t>(size.width) * 4);
    if (!row) {
      return Fail(row.error());
    }
    cmyk_row = std::move(*row);
  }
  Job job{image->mutable_view(), cmyk_row.data()};
  GENIE_FAIL_IF_ERROR(session.Run(DecodeStep, &job));
  return image;
}

}  // namespace genie::codec
