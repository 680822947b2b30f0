// The asynchronous half of Engine: see genie/engine/engine.h and job.h.
#include <new>
#include <utility>

#include "engine_impl.h"

namespace genie {
namespace {

Status RunJob(Engine& engine, const Status& start, const DetectJob& job, DetectResult& result) {
  GENIE_RETURN_IF_ERROR(start);
  if (job.cancel.stop_requested()) {
    return Status(StatusCode::kCancelled, "the job was cancelled before it began");
  }
  if (!job.path.empty()) return engine.DetectFile(job.path, job.request, result);
  return job.frame.empty() && !job.encoded.empty()
             ? engine.DetectEncoded(job.encoded, job.request, result)
             : engine.Detect(job.frame, job.request, result);
}

}  // namespace

Result<ThreadPool*> Engine::Impl::Workers() {
  const std::lock_guard lock(starting);
  if (workers) return workers.get();
  if (!workers_status.ok()) return Fail(workers_status);
  const int64_t threads = config.engine.worker_threads;
  auto pool =
      ThreadPool::Create({.threads = threads == kAuto ? 0 : static_cast<size_t>(threads),
                          .queue_capacity = static_cast<size_t>(config.engine.queue_capacity)});
  if (pool) {
    workers = std::move(*pool);
    return workers.get();
  }
  // Memory may be there for the next call; threads that the system refuses are not asked for again.
  if (pool.error().code() != StatusCode::kOutOfMemory) workers_status = pool.error();
  return Fail(pool.error());
}

Status Engine::Submit(DetectJob job) try {
  if (!job.done) {
    return Status(StatusCode::kInvalidArgument, "job has no `done` to call");
  }
  return Post([this, job = std::move(job)](const Status& start) mutable {
    DetectResult result;
    const Status status = RunJob(*this, start, job, result);
    job.done(status, std::move(result));
  });
} catch (const std::bad_alloc&) {
  return {StatusCode::kOutOfMemory, "not enough memory for a job"};
}

Status Engine::Post(std::move_only_function<void(const Status& start)> work) try {
  const Result<ThreadPool*> pool = impl_->Workers();
  if (!pool) {
    return pool.error();
  }
  return (*pool)->Submit([this, work = std::move(work)]() mutable {
    const bool closed = impl_->closing.load(std::memory_order_relaxed);
    work(closed ? Status(StatusCode::kCancelled, "the engine was closed before the job began")
                : Status::Ok());
  });
} catch (const std::bad_alloc&) {
  return {StatusCode::kOutOfMemory, "not enough memory for a job"};
}

void Engine::Close() {
  impl_->closing = true;
  {
    const std::lock_guard lock(impl_->starting);
    if (!impl_->workers && impl_->workers_status.ok()) {  // not started so far: nor will they be
      impl_->workers_status = Status(StatusCode::kUnavailable, "the engine is closed");
    }
  }
  if (impl_->workers) {
    impl_->workers->Shutdown(PendingJobs::kRun);  // each answers kCancelled
  }
  impl_->ticker.Stop();
}

Executor& Engine::workers() {
  const Result<ThreadPool*> pool = impl_->Workers();
  return pool ? static_cast<Executor&>(**pool) : impl_->serial;
}

}  // namespace genie
