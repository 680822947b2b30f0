// Device: the seam between the engine and whatever computes. Work is recorded in a Queue, submitted
// at once, and completed by a Fence; what comes back are lists, not pictures.
//
//   Device ──Allocate──▶ DeviceBuffer          (memory that knows its device)
//     │
//   Queue ──Upload, Gray, ChangedTiles, Download──▶ recorded and checked
//     └────Submit──▶ Fence ──Wait──▶ Status    (all of it is done, in order)
//
// A back end (cpu, cuda, webgpu) derives from Device and implements the five private functions; it
// receives commands that were checked, with buffers of its own. Each must pass the suite in
// libs/device/conformance.
//
// Ownership: whoever makes a Device owns it; it outlives its buffers, queues and fences.
// Depends on: base, image. Thread safety: every public function, from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include <genie/base/status.h>
#include <genie/device/buffer.h>
#include <genie/device/command.h>

namespace genie {

struct DeviceInfo {
  std::string name;           // for people: "CPU, AVX3"
  std::string backend;        // "cpu", "cuda", "vulkan", "metal"
  uint64_t memory_bytes = 0;  // 0: unknown
  MemoryKind memory = MemoryKind::kHost;
};

class Device {
 public:
  static constexpr size_t kMaxBufferBytes = size_t{1} << 32;

  virtual ~Device() = default;

  virtual DeviceInfo info() const = 0;

  // Memory with any contents.
  // Errors: kInvalidArgument (no bytes), kLimitExceeded (over kMaxBufferBytes), kOutOfMemory,
  //         kDeviceFailure.
  Result<DeviceBuffer> Allocate(size_t size_bytes);

 private:
  friend class DeviceBuffer;
  friend class Fence;
  friend class Queue;

  virtual Result<MemoryHandle> AllocateMemory(size_t size_bytes) = 0;
  virtual void FreeMemory(const MemoryHandle& handle) = 0;
  // Begins the commands, to be done in order, and gives the ticket that stands for their end.
  virtual Result<uint64_t> Execute(std::span<const Command> commands) = 0;
  virtual bool IsDone(uint64_t ticket) = 0;
  // Waits for at most `timeout_ns`. kUnavailable: not done by then; kDeviceFailure, kOutOfMemory:
  // how the work ended.
  virtual Status WaitFor(uint64_t ticket, int64_t timeout_ns) = 0;
};

}  // namespace genie
