// Commands: the work that a queue hands to a back end, as plain values that were checked before.
//
// An operation of the seam is one struct here, one function of Queue that checks it, and one case
// in each back end.
//
// Depends on: buffer.h, image. Thread safety: values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>

#include <genie/device/buffer.h>
#include <genie/image/view.h>

namespace genie {

// A picture in device memory: rows without padding from the first byte on.
struct DeviceImage {
  const DeviceBuffer* buffer = nullptr;
  int32_t width = 0;
  int32_t height = 0;
  PixelFormat format = PixelFormat::kGray;

  size_t row_bytes() const {
    return static_cast<size_t>(width) * static_cast<size_t>(BytesPerPixel(format));
  }
  size_t size_bytes() const { return row_bytes() * static_cast<size_t>(height); }
};

// Pixels of the host into device memory.
struct UploadCommand {
  ConstImageView source;
  DeviceImage target;
};

// Bytes from the start of device memory to the host.
struct DownloadCommand {
  const DeviceBuffer* source;
  std::span<uint8_t> target;
};

// genie/kernels/gray.h on device memory.
struct GrayCommand {
  DeviceImage source;
  DeviceImage target;
};

// The tiles of 64 pixels (genie/kernels/tiles.h) in which two pictures differ, as a list: how many,
// then their numbers in rising order, u32 each.
struct ChangedTilesCommand {
  DeviceImage before;
  DeviceImage after;
  const DeviceBuffer* list;
};

using Command = std::variant<UploadCommand, DownloadCommand, GrayCommand, ChangedTilesCommand>;

// Bytes that the list of ChangedTilesCommand may need.
size_t ChangedTilesBytes(int32_t width, int32_t height);

}  // namespace genie
