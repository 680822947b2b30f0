// ScratchShelf: see scratch_shelf.h.
#include "scratch_shelf.h"

#include <utility>

namespace genie::python {

std::unique_ptr<Arena> ScratchShelf::Take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<Arena>();
  std::unique_ptr<Arena> arena = std::move(idle_.back());
  idle_.pop_back();
  return arena;
}

void ScratchShelf::LayBack(std::unique_ptr<Arena> arena) {
  if (arena->capacity_bytes() > kMaxKeptBytes) return;
  arena->Reset();
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(arena));
}

}  // namespace genie::python
