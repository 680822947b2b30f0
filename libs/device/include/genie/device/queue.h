// Queue and Fence: work in order, and the point at which it is done.
//
//   Queue queue(device);
//   GENIE_RETURN_IF_ERROR(queue.Upload(frame, picture));
//   GENIE_RETURN_IF_ERROR(queue.ChangedTiles(last, picture, list));
//   GENIE_RETURN_IF_ERROR(queue.Download(list, result));
//   const auto fence = queue.Submit();
//   ...                                        // the host is free meanwhile
//   GENIE_RETURN_IF_ERROR(fence->Wait(kWaitNs));
//
// Each function checks its command when it is recorded, so a back end sees no bad one. Host memory
// and buffers that a command names are borrowed until the fence is done.
//
// Depends on: device.h. Thread safety: a Queue belongs to one thread at a time; a Fence is a value
// that any thread may wait for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <genie/base/status.h>
#include <genie/device/command.h>
#include <genie/device/device.h>

namespace genie {

class Fence {
 public:
  Fence(Device& device, uint64_t ticket) : device_(&device), ticket_(ticket) {}

  bool IsDone() const { return device_->IsDone(ticket_); }
  // Errors: kUnavailable (not done within `timeout_ns`; wait again), kDeviceFailure, kOutOfMemory.
  Status Wait(int64_t timeout_ns) const { return device_->WaitFor(ticket_, timeout_ns); }

 private:
  Device* device_;
  uint64_t ticket_;
};

class Queue {
 public:
  static constexpr size_t kMaxCommands = 1024;  // recorded and not yet submitted

  explicit Queue(Device& device) : device_(device) {}

  // All four: kInvalidArgument (an empty picture, sizes or formats that do not match, memory that
  // is too small or of another device), kLimitExceeded (submit first). Nothing is recorded then.
  Status Upload(ConstImageView source, const DeviceImage& target);
  Status Gray(const DeviceImage& source, const DeviceImage& target);
  Status ChangedTiles(const DeviceImage& before, const DeviceImage& after,
                      const DeviceBuffer& list);
  Status Download(const DeviceBuffer& source, std::span<uint8_t> target);

  // Begins what was recorded; the queue is empty afterwards, in any case. A queue without commands
  // gives a fence that is done.
  // Errors: kDeviceFailure, kOutOfMemory; what the commands write is then unspecified.
  Result<Fence> Submit();

 private:
  Status CheckImage(const DeviceImage& image, const char* name) const;
  Status CheckBuffer(const DeviceBuffer& buffer, size_t size_bytes, const char* name) const;
  Status Record(const Command& command);

  Device& device_;
  std::vector<Command> commands_;
};

}  // namespace genie
