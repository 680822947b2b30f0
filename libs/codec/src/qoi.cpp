// QOI through the format's own single-header library, compiled here alone. It allocates the pixels
// itself; the Image takes them over without a copy.
//
// The library fills what a short file lacks with its last colour; the end mark tells whether the
// file is whole.
#define QOI_IMPLEMENTATION
#define QOI_NO_STDIO
// A program that compiles the header too must not get two of each.
#define qoi_decode genie_qoi_decode
#define qoi_encode genie_qoi_encode
#include <qoi.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <tuple>

#include <genie/base/buffer.h>
#include <genie/codec/encode.h>
#include <genie/image/copy.h>

#include "decoder.h"
#include "encoder.h"
#include "flatten.h"

namespace genie {
namespace codec {
namespace {

constexpr size_t kHeaderBytes = 14;
constexpr std::array<uint8_t, 8> kEndMark = {0, 0, 0, 0, 0, 0, 0, 1};
constexpr int64_t kMaxPixels = 400'000'000;  // the library's own

struct Free {
  void operator()(void* memory) const { std::free(memory); }
};
using Allocation = std::unique_ptr<void, Free>;

Status NoMemory() { return Status(StatusCode::kOutOfMemory, "not enough memory for the QOI"); }

Status CheckWhole(Bytes bytes) {
  if (bytes.size() < kHeaderBytes + kEndMark.size() ||
      !std::equal(kEndMark.begin(), kEndMark.end(), bytes.end() - kEndMark.size())) {
    return Corrupt("truncated QOI: the file has no end mark; copy it again");
  }
  if (bytes.size() > static_cast<size_t>(std::numeric_limits<int>::max())) {
    return Status(StatusCode::kLimitExceeded, "QOI files over 2 GiB can't be read; write a PNG");
  }
  return Status::Ok();
}

}  // namespace

Result<ImageInfo> PeekQoi(Bytes bytes) {
  if (bytes.size() < kHeaderBytes) {
    return Fail(Corrupt("truncated QOI: the file ends inside its header; copy it again"));
  }
  const uint32_t width = LoadBigEndian32(bytes.data() + 4);
  const uint32_t height = LoadBigEndian32(bytes.data() + 8);
  const uint8_t channels = bytes[12];
  if (width == 0 || height == 0 || width > 0x7fffffffu || height > 0x7fffffffu ||
      (channels != 3 && channels != 4) || bytes[13] > 1) {
    return Fail(Corrupt("corrupt QOI: its header makes no sense"));
  }
  return ImageInfo{FileFormat::kQoi, static_cast<int32_t>(width), static_cast<int32_t>(height)};
}

Result<Image> DecodeQoi(Bytes bytes, const ImageInfo& info, const DecodeOptions&) {
  GENIE_FAIL_IF_ERROR(CheckWhole(bytes));
  if (int64_t{info.width} * info.height >= kMaxPixels) {
    return Fail(Status(StatusCode::kLimitExceeded, "QOI has too many pixels for its library")
                    .With("limit", kMaxPixels));
  }
  qoi_desc header = {};
  Allocation pixels(qoi_decode(bytes.data(), static_cast<int>(bytes.size()), &header, 0));
  if (pixels == nullptr) {
    return Fail(NoMemory());  // all else was checked above
  }
  const ImageView view{static_cast<uint8_t*>(pixels.get()), info.width, info.height,
                       ptrdiff_t{info.width} * header.channels,
                       header.channels == 4 ? PixelFormat::kRgba : PixelFormat::kRgb};
  if (view.format == PixelFormat::kRgba) {
    LayOverWhite(view);
  }
  auto image = Image::Wrap(view, [](void* memory) { std::free(memory); }, pixels.get());
  if (image) {
    std::ignore = pixels.release();  // the Image frees it
  }
  return image;
}

}  // namespace codec

Status EncodeQoi(ConstImageView image, List<uint8_t>& out) {
  out.Clear();
  GENIE_RETURN_IF_ERROR(codec::CheckEncodable(image, codec::kMaxPixels));
  const bool alpha = BytesPerPixel(image.format) == 4;
  const qoi_desc header = {static_cast<unsigned>(image.width), static_cast<unsigned>(image.height),
                           static_cast<unsigned char>(alpha ? 4 : 3), QOI_SRGB};
  Buffer packed;
  auto pixels = codec::PackRgb(image, packed);
  if (!pixels) {
    return pixels.error();
  }
  int size = 0;
  const codec::Allocation bytes(qoi_encode(*pixels, &header, &size));
  if (bytes == nullptr) {
    return codec::NoMemory();
  }
  GENIE_RETURN_IF_ERROR(out.Resize(static_cast<size_t>(size)));
  std::memcpy(out.data(), bytes.get(), out.size());
  return Status::Ok();
}

}  // namespace genie
