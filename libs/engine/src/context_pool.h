// ContextPool: the scratch of detection, one for each call in progress, kept for the next one.
//
// Owns every idle context; a lease owns a busy one and gives it back. At most `max_idle` are
// kept, so a burst of calls does not hold memory for ever.
//
// Depends on: detect, scene. Thread safety: all functions may be called concurrently.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include <genie/base/list.h>
#include <genie/detect/detect.h>

namespace genie {

struct DetectScratch {
  DetectContext context;
  List<int32_t> filter;
};

class ContextPool {
 public:
  explicit ContextPool(size_t max_idle);

  class Lease {
   public:
    Lease(ContextPool& pool, std::unique_ptr<DetectScratch> scratch);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    explicit operator bool() const { return scratch_ != nullptr; }
    DetectScratch& operator*() const { return *scratch_; }
    DetectScratch* operator->() const { return scratch_.get(); }

   private:
    ContextPool& pool_;
    std::unique_ptr<DetectScratch> scratch_;
  };

  // Never waits: makes a new context when none is idle. The lease is empty when memory is out.
  Lease Take();

  size_t idle_count() const;

 private:
  void GiveBack(std::unique_ptr<DetectScratch> scratch);

  const size_t max_idle_;
  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<DetectScratch>> idle_;  // the last one given back is used first
};

}  // namespace genie
