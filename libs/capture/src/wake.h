// Wake: a flag that one thread raises and another one sees in poll().
//
// Owns: an event descriptor. Depends on: base, shm's Descriptor, Linux.
// Thread safety: Raise() from any thread and from signal handlers.
#pragma once

#include <genie/base/status.h>
#include <genie/shm/descriptor.h>

namespace genie {

class Wake {
 public:
  // Errors: kUnavailable (no descriptor left).
  static Result<Wake> Create();

  void Raise() const;  // for ever; async-signal-safe
  bool raised() const;
  int descriptor() const { return event_.get(); }

 private:
  explicit Wake(Descriptor event) : event_(std::move(event)) {}

  Descriptor event_;  // readable once raised; never read, so it stays so
};

}  // namespace genie
