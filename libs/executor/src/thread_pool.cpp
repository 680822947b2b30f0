// ThreadPool: see genie/executor/thread_pool.h.
#include <genie/executor/thread_pool.h>

#include <genie/executor/cpu_limits.h>
#include <genie/executor/fork.h>
#include <pthread.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "job_queue.h"
#include "shared_loop.h"

namespace genie {
namespace {

constexpr size_t kMaxThreadName = 15;  // what Linux keeps, without the ending zero

void NameThisThread(const std::string& name, size_t index) {
  const std::string suffix = "-" + std::to_string(index);
  const size_t room = kMaxThreadName - suffix.size();
  pthread_setname_np(pthread_self(), (name.substr(0, room) + suffix).c_str());
}

Status CheckOptions(const ThreadPoolOptions& options) {
  if (options.threads > ThreadPoolOptions::kMaxThreads) {
    return Status(StatusCode::kInvalidArgument, "too many worker threads")
        .With("threads", static_cast<int64_t>(options.threads))
        .With("limit", static_cast<int64_t>(ThreadPoolOptions::kMaxThreads));
  }
  if (options.queue_capacity == 0 ||
      options.queue_capacity > ThreadPoolOptions::kMaxQueueCapacity) {
    return Status(StatusCode::kInvalidArgument, "queue capacity is out of its range")
        .With("queue_capacity", static_cast<int64_t>(options.queue_capacity))
        .With("limit", static_cast<int64_t>(ThreadPoolOptions::kMaxQueueCapacity));
  }
  return Status::Ok();
}

}  // namespace

struct ThreadPool::State {
  State(size_t queue_capacity, size_t wanted_threads)
      : thread_count(wanted_threads), jobs(queue_capacity) {
    threads.reserve(wanted_threads);
  }

  bool forked() const { return ForkGeneration() != birth; }

  void Work();
  SharedLoop* LoopThatWantsHelp();
  void HelpLoop(SharedLoop& loop, std::unique_lock<std::mutex>& lock);
  void RunJob(std::unique_lock<std::mutex>& lock);
  void Unlink(SharedLoop& loop);

  const uint32_t birth = ForkGeneration();
  std::vector<std::thread> threads;
  const size_t thread_count;

  mutable std::mutex mutex;
  std::condition_variable work_here;  // for workers: a job, a loop, or the end
  std::condition_variable loop_left;  // for callers of Run: a helper went
  JobQueue jobs;
  SharedLoop* loops = nullptr;  // newest first: an inner loop before the outer one
  bool closing = false;
  uint64_t completed = 0;
  uint64_t refused = 0;
  uint64_t exceptions = 0;
};

void ThreadPool::State::Work() {
  std::unique_lock lock(mutex);
  for (;;) {
    if (SharedLoop* loop = LoopThatWantsHelp()) {
      HelpLoop(*loop, lock);
    } else if (!jobs.empty()) {
      RunJob(lock);
    } else if (closing) {
      return;
    } else {
      work_here.wait(lock);
    }
  }
}

void ThreadPool::State::HelpLoop(SharedLoop& loop, std::unique_lock<std::mutex>& lock) {
  ++loop.helpers;
  lock.unlock();
  const uint64_t escaped = loop.Drain();
  lock.lock();
  exceptions += escaped;
  if (--loop.helpers == 0) {
    loop_left.notify_all();
  }
}

void ThreadPool::State::RunJob(std::unique_lock<std::mutex>& lock) {
  Job job = jobs.Pop();
  lock.unlock();
  uint64_t escaped = 0;
  try {
    job();
  } catch (...) {
    escaped = 1;
  }
  job = nullptr;  // what the job captured dies outside the lock
  lock.lock();
  exceptions += escaped;
  ++completed;
}

void ThreadPool::State::Unlink(SharedLoop& loop) {
  for (SharedLoop** link = &loops; *link != nullptr; link = &(*link)->next_loop) {
    if (*link == &loop) {
      *link = loop.next_loop;
      return;
    }
  }
}

// The caller of a loop counts as one of its threads.
SharedLoop* ThreadPool::State::LoopThatWantsHelp() {
  for (SharedLoop* loop = loops; loop != nullptr; loop = loop->next_loop) {
    if (!loop->exhausted() && loop->helpers + 1 < thread_count) {
      return loop;
    }
  }
  return nullptr;
}

ThreadPool::ThreadPool(std::unique_ptr<State> state) : state_(std::move(state)) {}

Result<std::unique_ptr<ThreadPool>> ThreadPool::Create(const ThreadPoolOptions& options) try {
  GENIE_FAIL_IF_ERROR(CheckOptions(options));
  const size_t count = options.threads != 0 ? options.threads : AvailableCpus();
  auto state = std::make_unique<State>(options.queue_capacity, count);
  State* shared = state.get();
  std::unique_ptr<ThreadPool> pool(new ThreadPool(std::move(state)));
  try {
    for (size_t i = 0; i < count; ++i) {
      shared->threads.emplace_back([shared, i, name = options.name] {
        NameThisThread(name, i);
        shared->Work();
      });
    }
  } catch (const std::system_error&) {
    return Fail(
        Status(StatusCode::kUnavailable, "the system starts no more threads; ask for fewer workers")
            .With("started", static_cast<int64_t>(shared->threads.size()))
            .With("wanted", static_cast<int64_t>(count)));
  }
  return pool;
} catch (const std::bad_alloc&) {
  return Fail(Status(StatusCode::kOutOfMemory, "not enough memory for worker threads"));
}

ThreadPool::~ThreadPool() {
  if (state_->forked()) {
    // The threads are not here, and one of them may have held the lock: leave it all alone.
    [[maybe_unused]] State* abandoned = state_.release();
    return;
  }
  Shutdown(PendingJobs::kDrop);
}

size_t ThreadPool::concurrency() const { return state_->forked() ? 1 : state_->thread_count; }

void ThreadPool::Run(size_t count, WorkRef work) {
  SharedLoop loop(count, work);
  if (count <= 1 || concurrency() == 1) {
    const uint64_t escaped = loop.Drain();
    if (escaped != 0 && !state_->forked()) {
      const std::lock_guard lock(state_->mutex);
      state_->exceptions += escaped;
    }
    return;
  }
  {
    const std::lock_guard lock(state_->mutex);
    loop.next_loop = state_->loops;
    state_->loops = &loop;
  }
  for (size_t i = 1; i < std::min(count, state_->thread_count); ++i) {
    state_->work_here.notify_one();
  }
  const uint64_t escaped = loop.Drain();
  std::unique_lock lock(state_->mutex);
  state_->Unlink(loop);
  state_->exceptions += escaped;
  state_->loop_left.wait(lock, [&loop] { return loop.helpers == 0; });
}

Status ThreadPool::Submit(Job job) {
  if (state_->forked()) {
    return Status(StatusCode::kUnavailable,
                  "worker threads do not survive a fork; make a new engine in the child");
  }
  const std::lock_guard lock(state_->mutex);
  if (state_->closing) {
    ++state_->refused;
    return Status(StatusCode::kUnavailable, "the thread pool was shut down");
  }
  if (state_->jobs.full()) {
    ++state_->refused;
    return Status(StatusCode::kLimitExceeded,
                  "too many jobs wait; try again later or raise engine.queue_capacity")
        .With("queue_capacity", static_cast<int64_t>(state_->jobs.size()));
  }
  state_->jobs.Push(std::move(job));
  state_->work_here.notify_one();
  return Status::Ok();
}

void ThreadPool::Shutdown(PendingJobs pending) {
  if (state_->forked()) {
    return;
  }
  std::vector<Job> dropped;
  std::vector<std::thread> ended;
  {
    const std::lock_guard lock(state_->mutex);
    state_->closing = true;
    while (pending == PendingJobs::kDrop && !state_->jobs.empty()) {
      dropped.push_back(state_->jobs.Pop());
    }
    ended.swap(state_->threads);
  }
  state_->work_here.notify_all();
  for (std::thread& thread : ended) {
    thread.join();
  }
}

ThreadPool::Stats ThreadPool::stats() const {
  if (state_->forked()) {
    return {};
  }
  const std::lock_guard lock(state_->mutex);
  return {.threads = state_->thread_count,
          .queued = state_->jobs.size(),
          .queue_high_water = state_->jobs.high_water(),
          .jobs_completed = state_->completed,
          .jobs_refused = state_->refused,
          .exceptions = state_->exceptions};
}

}  // namespace genie
