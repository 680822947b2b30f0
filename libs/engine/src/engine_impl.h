// Engine::Impl: what an Engine owns.
//
// Depends on: engine.h, executor. Thread safety: the members are safe by themselves.
#pragma once

#include <genie/engine/engine.h>

#include <atomic>
#include <memory>
#include <mutex>

#include <genie/executor/steady_clock.h>
#include <genie/executor/thread_pool.h>
#include <genie/executor/ticker.h>
#include <genie/image/pool.h>
#include <genie/scene/filter.h>

#include "context_pool.h"
#include "pool_cleanup.h"

namespace genie {

struct Engine::Impl {
  Impl(const Config& settings, BufferPool pixel_pool);

  SceneFilter FilterOf(const DetectRequest& request, const Scene& scene) const;
  // Started by the first call; the error of the failed start afterwards.
  Result<ThreadPool*> Workers();

  const Config config;
  SteadyClock clock;
  PoolCleanup cleanup;  // pool.cleanup_interval_seconds
  BufferPool pixels;
  ContextPool contexts;
  SerialExecutor serial;

  std::mutex starting;  // of the workers
  Status workers_status;
  std::unique_ptr<ThreadPool> workers;
  std::atomic<bool> closing = false;  // jobs that have not begun end as kCancelled
  Ticker ticker;                      // of the cleanup; last, so that it ends first
};

}  // namespace genie
