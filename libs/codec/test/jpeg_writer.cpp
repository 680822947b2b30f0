// JPEG writer of the tests: see jpeg_writer.h.
#include "jpeg_writer.h"

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

namespace genie::codec_test {
namespace {

J_COLOR_SPACE InputSpace(JpegColor color) {
  return color == JpegColor::kGray ? JCS_GRAYSCALE : color == JpegColor::kYcc ? JCS_RGB : JCS_CMYK;
}

// Two scans a component, without refinement: such a scan may come again without being noticed.
void SetProgressive(jpeg_compress_struct& info, std::array<jpeg_scan_info, 8>& scans) {
  int count = 0;
  for (int c = 0; c < info.num_components; ++c) {
    scans[count++] = {1, {c}, 0, 0, 0, 0};
    scans[count++] = {1, {c}, 1, 63, 0, 0};
  }
  info.scan_info = scans.data();
  info.num_scans = count;
}

void SetParameters(jpeg_compress_struct& info, const JpegSpec& spec) {
  info.image_width = spec.width;
  info.image_height = spec.height;
  info.in_color_space = InputSpace(spec.color);
  info.input_components = spec.color == JpegColor::kGray  ? 1
                          : spec.color == JpegColor::kYcc ? 3
                                                          : 4;
  jpeg_set_defaults(&info);
  if (spec.color == JpegColor::kYcck) jpeg_set_colorspace(&info, JCS_YCCK);
  jpeg_set_quality(&info, 100, TRUE);
  for (int c = 0; c < info.num_components; ++c) {
    info.comp_info[c].h_samp_factor = info.comp_info[c].v_samp_factor = 1;
  }
}

struct Segment {
  size_t begin = 0;
  size_t end = 0;
};

// The first segment with `marker`, or an abort: the tests' own files have it.
Segment FindSegment(const FileBytes& jpeg, uint8_t marker) {
  size_t at = 2;
  while (at + 4 <= jpeg.size()) {
    const size_t length = static_cast<size_t>(jpeg[at + 2] << 8 | jpeg[at + 3]);
    if (jpeg[at + 1] == marker) return {at, at + 2 + length};
    at += 2 + length;
  }
  std::abort();
}

constexpr uint8_t kStartOfScan = 0xda;
constexpr uint8_t kAdobe = 0xee;

}  // namespace

FileBytes WriteJpeg(const JpegSpec& spec, const Sample& sample) {
  jpeg_compress_struct info = {};
  jpeg_error_mgr errors = {};
  info.err = jpeg_std_error(&errors);  // exits on an error: the tests' own input has none
  jpeg_create_compress(&info);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &bytes, &size);
  SetParameters(info, spec);
  std::array<jpeg_scan_info, 8> scans;
  if (spec.scans == JpegScans::kProgressive) SetProgressive(info, scans);
  jpeg_start_compress(&info, TRUE);
  const auto channels = static_cast<uint32_t>(info.input_components);
  FileBytes row(size_t{spec.width} * channels);
  for (uint32_t y = 0; y < spec.height; ++y) {
    for (uint32_t i = 0; i < row.size(); ++i) {
      row[i] = static_cast<uint8_t>(sample(i / channels, y, i % channels));
    }
    JSAMPROW rows = row.data();
    jpeg_write_scanlines(&info, &rows, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  FileBytes out(bytes, bytes + size);
  std::free(bytes);
  return out;
}

FileBytes WithExifOrientation6(const FileBytes& jpeg) {
  const FileBytes exif = {0xff, 0xe1, 0,    34,   'E', 'x', 'i', 'f', 0, 0,  // APP1
                          'M',  'M',  0,    42,   0,   0,   0,   8,  // TIFF header, big-endian
                          0,    1,    0x01, 0x12, 0,   3,   0,   0,   0, 1,
                          0,    6,    0,    0,  // one entry: orientation = 6
                          0,    0,    0,    0};
  FileBytes out(jpeg.begin(), jpeg.begin() + 2);
  Append(out, exif);
  out.insert(out.end(), jpeg.begin() + 2, jpeg.end());
  return out;
}

FileBytes WithRepeatedScan(const FileBytes& progressive, int count) {
  const Segment header = FindSegment(progressive, kStartOfScan);
  size_t end = header.end;
  while (progressive[end] != 0xff || progressive[end + 1] == 0) ++end;
  const FileBytes scan(progressive.begin() + static_cast<ptrdiff_t>(header.begin),
                       progressive.begin() + static_cast<ptrdiff_t>(end));
  FileBytes out(progressive.begin(), progressive.begin() + static_cast<ptrdiff_t>(end));
  for (int i = 0; i < count; ++i) Append(out, scan);
  out.insert(out.end(), progressive.begin() + static_cast<ptrdiff_t>(end), progressive.end());
  return out;
}

FileBytes WithJpegSize(FileBytes jpeg, uint16_t width, uint16_t height) {
  size_t at = 2;
  while (jpeg[at + 1] != 0xc0 && jpeg[at + 1] != 0xc2) {
    at += 2 + static_cast<size_t>(jpeg[at + 2] << 8 | jpeg[at + 3]);
  }
  jpeg[at + 5] = static_cast<uint8_t>(height >> 8);
  jpeg[at + 6] = static_cast<uint8_t>(height);
  jpeg[at + 7] = static_cast<uint8_t>(width >> 8);
  jpeg[at + 8] = static_cast<uint8_t>(width);
  return jpeg;
}

FileBytes WithoutAdobe(const FileBytes& cmyk) {
  const Segment adobe = FindSegment(cmyk, kAdobe);
  FileBytes out(cmyk.begin(), cmyk.begin() + static_cast<ptrdiff_t>(adobe.begin));
  out.insert(out.end(), cmyk.begin() + static_cast<ptrdiff_t>(adobe.end), cmyk.end());
  return out;
}

}  // namespace genie::codec_test
