// DeviceBuffer: memory of one device. It knows where it lies and whose it is.
//
// Depends on: base. Thread safety: a value of one thread at a time; several queues may name it in
// their commands, ordered by their fences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include <genie/base/status.h>

namespace genie {

class Device;

enum class MemoryKind : uint8_t {
  kHost,    // host_bytes() reads and writes it where it lies
  kDevice,  // reached by commands alone
};

// What a back end knows a piece of its memory by.
struct MemoryHandle {
  uint64_t id = 0;               // 0: none
  uint8_t* host_data = nullptr;  // where MemoryKind is kHost
};

// Owns its memory and gives it back to its device, which has to live longer. Memory that a command
// names has to live until the fence behind the command is done.
class DeviceBuffer {
 public:
  DeviceBuffer() = default;
  DeviceBuffer(DeviceBuffer&& other) noexcept { Swap(other); }
  DeviceBuffer& operator=(DeviceBuffer&& other) noexcept {
    DeviceBuffer taken(std::move(other));
    Swap(taken);
    return *this;
  }
  ~DeviceBuffer();

  Device* device() const { return device_; }
  size_t size_bytes() const { return size_bytes_; }
  const MemoryHandle& handle() const { return handle_; }
  MemoryKind kind() const {
    return handle_.host_data != nullptr ? MemoryKind::kHost : MemoryKind::kDevice;
  }
  // Empty where the memory is the device's own. Touch it only while no command does.
  std::span<uint8_t> host_bytes() const {
    return {handle_.host_data, handle_.host_data != nullptr ? size_bytes_ : 0};
  }

 private:
  friend class Device;
  DeviceBuffer(Device* device, MemoryHandle handle, size_t size_bytes)
      : device_(device), handle_(handle), size_bytes_(size_bytes) {}
  void Swap(DeviceBuffer& other) {
    std::swap(device_, other.device_);
    std::swap(handle_, other.handle_);
    std::swap(size_bytes_, other.size_bytes_);
  }

  Device* device_ = nullptr;
  MemoryHandle handle_;
  size_t size_bytes_ = 0;
};

}  // namespace genie
