// JobQueue: a ring of waiting jobs with a fixed capacity.
//
// Depends on: thread_pool.h (Job). Thread safety: none; the pool's lock guards it.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include <genie/executor/thread_pool.h>

namespace genie {

class JobQueue {
 public:
  explicit JobQueue(size_t capacity) : ring_(capacity) {}

  bool empty() const { return size_ == 0; }
  bool full() const { return size_ == ring_.size(); }
  size_t size() const { return size_; }
  size_t high_water() const { return high_water_; }

  void Push(Job job) {
    ring_[(first_ + size_) % ring_.size()] = std::move(job);
    high_water_ = std::max(high_water_, ++size_);
  }

  Job Pop() {
    Job job = std::exchange(ring_[first_], nullptr);
    first_ = (first_ + 1) % ring_.size();
    --size_;
    return job;
  }

 private:
  std::vector<Job> ring_;
  size_t first_ = 0;
  size_t size_ = 0;
  size_t high_water_ = 0;
};

}  // namespace genie
