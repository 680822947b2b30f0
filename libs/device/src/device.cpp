// Device and DeviceBuffer: see genie/device/device.h and buffer.h.
#include <genie/device/device.h>

namespace genie {

Result<DeviceBuffer> Device::Allocate(size_t size_bytes) {
  if (size_bytes == 0) {
    return Fail(Status(StatusCode::kInvalidArgument, "device memory needs at least one byte"));
  }
  if (size_bytes > kMaxBufferBytes) {
    return Fail(Status(StatusCode::kLimitExceeded, "device memory is over the limit")
                    .With("bytes", static_cast<int64_t>(size_bytes))
                    .With("limit", static_cast<int64_t>(kMaxBufferBytes)));
  }
  const auto handle = AllocateMemory(size_bytes);
  if (!handle) {
    return Fail(handle.error());
  }
  return DeviceBuffer(this, *handle, size_bytes);
}

DeviceBuffer::~DeviceBuffer() {
  if (device_ != nullptr) {
    device_->FreeMemory(handle_);
  }
}

}  // namespace genie
