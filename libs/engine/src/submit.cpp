// The asynchronous half of Engine: see genie/engine/engine.h and job.h.
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
  std::call_once(start_workers, [this] {
    const int64_t threads = config.engine.worker_threads;
    auto pool =
        ThreadPool::Create({.threads = threads == kAuto ? 0 : static_cast<size_t>(threads),
                            .queue_capacity = static_cast<size_t>(config.engine.queue_capacity)});
    if (pool) {
      workers = std::move(*pool);
    } else {
      workers_status = pool.error();
    }
  });
  return workers ? Result<ThreadPool*>(workers.get()) : Fail(workers_status);
}

Status Engine::Submit(DetectJob job) {
  if (!job.done) {
    return Status(StatusCode::kInvalidArgument, "job has no `done` to call");
  }
  return Post([this, job = std::move(job)](const Status& start) mutable {
    DetectResult result;
    const Status status = RunJob(*this, start, job, result);
    job.done(status, std::move(result));
  });
}

Status Engine::Post(std::move_only_function<void(const Status& start)> work) {
  const Result<ThreadPool*> pool = impl_->Workers();
  if (!pool) {
    return pool.error();
  }
  return (*pool)->Submit([this, work = std::move(work)]() mutable {
    const bool closed = impl_->closing.load(std::memory_order_relaxed);
    work(closed ? Status(StatusCode::kCancelled, "the engine was closed before the job began")
                : Status::Ok());
  });
}

void Engine::Close() {
  impl_->closing = true;
  std::call_once(impl_->start_workers, [this] {  // not started so far: nor will they be
    impl_->workers_status = Status(StatusCode::kUnavailable, "the engine is closed");
  });
  if (impl_->workers) {
    impl_->workers->Shutdown(PendingJobs::kRun);  // each answers kCancelled
  }
}

Executor& Engine::workers() {
  const Result<ThreadPool*> pool = impl_->Workers();
  return pool ? static_cast<Executor&>(**pool) : impl_->serial;
}

}  // namespace genie
