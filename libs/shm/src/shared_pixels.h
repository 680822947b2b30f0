// SharedPixels and ReceivedPixels: the two kinds of PixelMemory whose descriptor can be handed on.
//
//   SharedPixels     ours: kWritable ──Freeze──▶ kFrozen; kDetached in a forked child
//   ReceivedPixels   another process's: sealed and mapped, or unsealed and copied
//
// Depends on: region.h, image's pixel_memory.h. Thread safety: one thread at a time for each piece.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include <genie/base/status.h>
#include <genie/image/pixel_memory.h>
#include <genie/shm/descriptor.h>
#include <genie/shm/mapping.h>
#include <genie/shm/region.h>

namespace genie {

class SharedPixels final : public PixelMemory {
 public:
  // Errors: those of SharedRegion::Create.
  static Result<SharedPixels*> Create(size_t size_bytes);
  // Null where `memory` is of another kind.
  static SharedPixels* From(PixelMemory* memory);

  std::span<uint8_t> bytes() override { return mapping_.bytes(); }
  const void* kind() const override;
  bool is_reusable() const override;
  void Destroy() override { delete this; }

  // Seals the contents; what lies behind `used_bytes` is cleared first, for it may be an older
  // picture's. Addresses stay. A second call does nothing.
  // Errors: kUnavailable (another process has it mapped for writing, or this is a forked child).
  Status Freeze(size_t used_bytes);
  const Descriptor& descriptor() const { return descriptor_; }

 private:
  enum class State : uint8_t { kWritable, kFrozen, kDetached };
  friend class ForkGuard;

  SharedPixels(Descriptor descriptor, Mapping mapping);
  ~SharedPixels();
  void ClearBehind(size_t used_bytes);

  Descriptor descriptor_;
  Mapping mapping_;
  State state_ = State::kWritable;
  uint32_t birth_;
  SharedPixels* previous_ = nullptr;  // of all that are alive
  SharedPixels* next_ = nullptr;
};

class ReceivedPixels final : public PixelMemory {
 public:
  ReceivedPixels(Descriptor descriptor, SharedView view)
      : descriptor_(std::move(descriptor)), view_(std::move(view)) {}
  static ReceivedPixels* From(PixelMemory* memory);

  // Written by nobody: the Image over it is read-only.
  std::span<uint8_t> bytes() override {
    return {const_cast<uint8_t*>(view_.bytes().data()), view_.bytes().size()};
  }
  const void* kind() const override;
  bool is_reusable() const override { return false; }
  void Destroy() override { delete this; }

  bool is_copy() const { return view_.is_copy(); }
  const Descriptor& descriptor() const { return descriptor_; }

 private:
  Descriptor descriptor_;
  SharedView view_;
};

}  // namespace genie
