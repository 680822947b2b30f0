// Engine: see genie/engine/engine.h.
#include <genie/engine/engine.h>

#include <new>
#include <utility>

#include <genie/codec/decode.h>
#include <genie/codec/file.h>
#include <genie/config/keys.h>
#include <genie/executor/cpu_limits.h>

#include "engine_impl.h"
#include "request_region.h"

namespace genie {
namespace {

constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;

// As many idle contexts as threads that may be in a call at once; one caller beside the workers.
size_t IdleContexts(const Config& config) {
  const int64_t asked = config.engine.worker_threads;
  return (asked == kAuto ? AvailableCpus() : static_cast<size_t>(asked)) + 1;
}

void AssignIds(Scene& scene) {
  int64_t next = 1;
  for (Element& element : scene.elements) {
    element.id = next++;
  }
}

}  // namespace

Engine::Impl::Impl(const Config& settings, BufferPool pixel_pool)
    : config(settings),
      cleanup(clock, settings.pool.cleanup_interval_s * kNanosecondsPerSecond),
      pixels(std::move(pixel_pool)),
      contexts(IdleContexts(settings)),
      ticker(settings.pool.cleanup_interval_s * kNanosecondsPerSecond, [this] {
        return cleanup.CleanWhenDue() == PoolCleanup::Left::kMemory ? Ticker::Next::kAgain
                                                                    : Ticker::Next::kRest;
      }) {}

SceneFilter Engine::Impl::FilterOf(const DetectRequest& request, const Scene& scene) const {
  const int64_t configured = config.detect.min_confidence_permille;
  const int64_t fallback = configured != kAuto ? configured : scene.threshold;
  return {.min_confidence_permille =
              request.min_confidence_permille.value_or(static_cast<int32_t>(fallback)),
          .roles = request.roles};
}

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Engine::~Engine() { Close(); }

const Config& Engine::config() const { return impl_->config; }
PoolStats Engine::pool_stats() const { return impl_->pixels.stats(); }

Result<std::unique_ptr<Engine>> Engine::Create(const Config& config) try {
  GENIE_FAIL_IF_ERROR(CheckConfig(config));
  Result<BufferPool> pool = BufferPool::Create(
      {.max_bytes = config.pool.max_bytes, .max_idle_bytes = config.pool.max_idle_bytes});
  if (!pool) {
    return Fail(pool.error());
  }
  auto impl = std::make_unique<Impl>(config, std::move(*pool));
  GENIE_FAIL_IF_ERROR(impl->cleanup.Add(impl->pixels));
  return std::unique_ptr<Engine>(new Engine(std::move(impl)));
} catch (const std::bad_alloc&) {
  return Fail(Status(StatusCode::kOutOfMemory, "not enough memory for an engine"));
}

Result<BufferPool> Engine::NewPool(const PoolRequest& request) {
  const PoolConfig& configured = impl_->config.pool;
  auto pool = BufferPool::Create(
      {.max_bytes = request.max_bytes.value_or(configured.max_bytes),
       .max_idle_bytes = request.max_idle_bytes.value_or(configured.max_idle_bytes),
       .shareable = request.shareable});
  if (!pool) return pool;
  GENIE_FAIL_IF_ERROR(impl_->cleanup.Add(*pool));
  return pool;
}

void Engine::WatchPools() {
  if (impl_->config.pool.cleanup_interval_s != 0) impl_->ticker.Wake();
}

Result<Image> Engine::Decode(std::span<const uint8_t> bytes, BufferPool* pool) {
  impl_->cleanup.CleanWhenDue();
  WatchPools();
  BufferPool* const memory = pool == nullptr ? &impl_->pixels : pool;
  return genie::Decode(bytes, {.limits = impl_->config.limits, .pool = memory, .raw = {}});
}

Status Engine::DetectEncoded(std::span<const uint8_t> bytes, const DetectRequest& request,
                             DetectResult& result) {
  const bool measure = request.timing == TimingMode::kMeasure;
  const int64_t start = measure ? impl_->clock.NowNanoseconds() : 0;
  const Result<Image> image = Decode(bytes);
  if (!image) {
    result.scene.Clear();
    result.timings = {};
    result.decode_ns = 0;
    return image.error();
  }
  const int64_t decode_ns = measure ? impl_->clock.NowNanoseconds() - start : 0;
  const Status status = Detect(image->view(), request, result);
  result.decode_ns = decode_ns;
  return status;
}

Status Engine::DetectFile(const std::string& path, const DetectRequest& request,
                          DetectResult& result) {
  List<uint8_t> bytes;
  if (const Status status = ReadFile(path, impl_->config.limits, bytes); !status.ok()) {
    result.scene.Clear();
    result.timings = {};
    result.decode_ns = 0;
    return status;
  }
  const Status status = DetectEncoded(bytes.span(), request, result);
  return status.ok() ? status : status.Prefixed(path);
}

Status Engine::Detect(ConstImageView frame, const DetectRequest& request, DetectResult& result) {
  result.scene.Clear();
  result.timings = {};
  result.decode_ns = 0;
  GENIE_RETURN_IF_ERROR(Validate(frame, impl_->config.limits));
  GENIE_RETURN_IF_ERROR(CheckRequest(request));
  const Result<Box> region = ClippedRegion(frame, request.region);
  if (!region) {
    return region.error();
  }
  const bool measure = request.timing == TimingMode::kMeasure;
  const DetectOptions options{.limits = impl_->config.limits,
                              .tile_size = static_cast<int32_t>(impl_->config.detect.tile_size),
                              .executor = nullptr,
                              .clock = measure ? &impl_->clock : nullptr};
  const ContextPool::Lease scratch = impl_->contexts.Take();
  if (!scratch) {
    return Status(StatusCode::kOutOfMemory, "not enough memory for a detection context");
  }
  Status status =
      genie::Detect(Crop(frame, *region), options, scratch->context, result.scene, &result.timings);
  if (status.ok()) {
    MoveToImage(*region, frame, result.scene);
    AssignIds(result.scene);
    status = FilterScene(impl_->FilterOf(request, result.scene), scratch->filter, result.scene);
  }
  if (!status.ok()) {
    result.scene.Clear();
  }
  return status;
}

}  // namespace genie
