// Writes JPEG files that Encode does not: CMYK, YCCK, progressive, with metadata, with too many
// scans. For tests and for the fuzzers' corpus.
#pragma once

#include <cstdint>
#include <functional>

#include "png_writer.h"

namespace genie::codec_test {

enum class JpegColor : uint8_t { kGray, kYcc, kCmyk, kYcck };
enum class JpegScans : uint8_t { kBaseline, kProgressive };

struct JpegSpec {
  uint32_t width = 8;
  uint32_t height = 8;
  JpegColor color = JpegColor::kYcc;
  JpegScans scans = JpegScans::kBaseline;
};

// Quality 100, no chroma subsampling. Samples of CMYK and YCCK are cyan, magenta, yellow, black as
// stored; with the Adobe marker, which libjpeg writes for them, that is 255 - ink.
FileBytes WriteJpeg(const JpegSpec& spec, const Sample& sample);

// `jpeg` with an APP1 segment that says the picture is turned by 90 degrees (EXIF orientation 6).
FileBytes WithExifOrientation6(const FileBytes& jpeg);

// A progressive file whose first scan comes `count` times more.
FileBytes WithRepeatedScan(const FileBytes& progressive, int count);

// `jpeg` with another size written into its header.
FileBytes WithJpegSize(FileBytes jpeg, uint16_t width, uint16_t height);

// `cmyk` without its Adobe segment: stored values are ink.
FileBytes WithoutAdobe(const FileBytes& cmyk);

}  // namespace genie::codec_test
