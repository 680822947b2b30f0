// ScratchShelf: arenas that calls of many threads use in turns, so that each finds memory that an
// earlier one grew.
//
// Owns: the arenas that nobody uses now. Depends on: base. Thread safety: every call, from any
// thread.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include <genie/base/arena.h>

namespace genie::python {

class ScratchShelf {
 public:
  std::unique_ptr<Arena> Take();
  void LayBack(std::unique_ptr<Arena> arena);

 private:
  // One that grew beyond it is freed: what one large call needed is not kept for all.
  static constexpr size_t kMaxKeptBytes = size_t{64} << 20;

  std::mutex mutex_;
  std::vector<std::unique_ptr<Arena>> idle_;
};

}  // namespace genie::python
