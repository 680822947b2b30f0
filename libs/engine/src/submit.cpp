// The asynchronous half of Engine: see genie/engine/engine.h and job.h.
#include <utility>

#include "engine_impl.h"

namespace genie {
namespace {

Status RunJob(Engine& engine, const std::atomic<bool>& closing, const DetectJob& job,
              DetectResult& result) {
  if (closing.load(std::memory_order_relaxed)) {
    return Status(StatusCode::kCancelled, "the engine was closed before the job began");
  }
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
  const Result<ThreadPool*> pool = impl_->Workers();
  if (!pool) {
    return pool.error();
  }
  return (*pool)->Submit([this, job = std::move(job)]() mutable {
    DetectResult result;
    const Status status = RunJob(*this, impl_->closing, job, result);
    job.done(status, std::move(result));
  });
}

Executor& Engine::workers() {
  const Result<ThreadPool*> pool = impl_->Workers();
  return pool ? static_cast<Executor&>(**pool) : impl_->serial;
}

}  // namespace genie
