// ThreadPool: the process's worker threads, behind base's Executor.
//
//   Run(count, work)   a loop shared out: the caller works too, and returns when all pieces ended.
//                      A Run inside a piece of a Run is fine: whoever waits also works.
//   Submit(job)        one job for later, through a queue of a fixed capacity.
//
//   jobs  ─▶ [ bounded queue ] ─┐
//                               ├─▶ worker 0 .. n-1     loops go first: somebody waits for them
//   loops ─▶ [ list of loops  ] ─┘
//
// An exception that escapes a piece or a job is caught and counted (Stats::exceptions); the other
// pieces still run. Work that can fail reports it through what it captures.
//
// After fork() the child has no workers: there Run works on the caller's thread alone, Submit
// answers kUnavailable, and destruction neither joins nor frees what the lost threads may have
// been using. Make a new pool in the child. See fork.h.
//
// Owns: its threads and the jobs that wait. Borrows: the work of a Run, for the call.
// Depends on: base. Thread safety: every function, from any thread; destroy it once, from a thread
// that is not its own, when nobody is inside Run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include <genie/base/executor.h>
#include <genie/base/status.h>

namespace genie {

using Job = std::move_only_function<void()>;

struct ThreadPoolOptions {
  static constexpr size_t kMaxThreads = 1024;
  static constexpr size_t kMaxQueueCapacity = size_t{1} << 20;

  size_t threads = 0;            // 0: AvailableCpus()
  size_t queue_capacity = 1024;  // jobs that wait
  std::string name = "genie";    // threads are NAME-0, NAME-1 ...; the system keeps 15 letters
};

enum class PendingJobs : uint8_t { kRun, kDrop };

class ThreadPool final : public Executor {
 public:
  struct Stats {
    size_t threads = 0;
    size_t queued = 0;            // jobs that wait now
    size_t queue_high_water = 0;  // the most that waited
    uint64_t jobs_completed = 0;  // those that threw included
    uint64_t jobs_refused = 0;    // the queue was full, or the pool was shut down
    uint64_t exceptions = 0;      // escaped from a job or a piece
  };

  // Errors: kInvalidArgument (an option out of its range), kUnavailable (the system starts no more
  // threads), kOutOfMemory.
  static Result<std::unique_ptr<ThreadPool>> Create(const ThreadPoolOptions& options);
  ~ThreadPool() override;  // Shutdown(PendingJobs::kDrop)

  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  // Cost: no allocation. At most concurrency() threads work on it, the caller among them, so a
  // pool of one thread runs loops on the caller's alone.
  void Run(size_t count, WorkRef work) override;
  size_t concurrency() const override;  // the number of threads; 1 in a forked child

  // Errors: kLimitExceeded (the queue is full: try later, or give fewer at once), kUnavailable
  // (the pool was shut down, or the process forked). The job is then destroyed unrun.
  Status Submit(Job job);

  // Takes no more jobs, runs or drops those that wait, ends the threads. Later calls do nothing.
  // Run still works, on the caller's thread. Not from a worker.
  void Shutdown(PendingJobs pending);

  Stats stats() const;

 private:
  struct State;
  explicit ThreadPool(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace genie
