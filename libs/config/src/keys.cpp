// The table of settings: see genie/config/keys.h.
#include <genie/config/keys.h>

namespace genie {
namespace {

constexpr auto kYes = KeySpec::Auto::kYes;
constexpr auto kNotBuilt = PartState::kNotBuilt;
constexpr int64_t kTib = int64_t{1} << 40;
constexpr int64_t kYearSeconds = int64_t{366} * 24 * 3600;

// An accessor of one field, of the type that the field has.
#define GENIE_FIELD(name) [](Config& c) -> decltype((c.name)) { return c.name; }
#define GENIE_INTEGER(name) KeySpec::Integer(GENIE_FIELD(name))
#define GENIE_BOOLEAN(name) KeySpec::Boolean(GENIE_FIELD(name))
#define GENIE_TEXT(name) KeySpec::Text(GENIE_FIELD(name))

constexpr KeySpec kKeys[] = {
    {.key = "environment",
     .variable = "COMPUTER_GENIE_ENV",
     .kind = ValueKind::kChoice,
     .field = GENIE_TEXT(environment),
     .choices = "development|testing|staging|production",
     .part = kNotBuilt,
     .help = "What this process is for: the label that metrics and logs carry."},
    {.key = "engine.worker_threads",
     .variable = "COMPUTER_GENIE_WORKER_THREADS",
     .kind = ValueKind::kInteger,
     .field = GENIE_INTEGER(engine.worker_threads),
     .lowest = 1,
     .highest = 1024,
     .may_be_auto = kYes,
     .help = "Threads that detect at once. auto: as many as the affinity mask and the cgroup's "
             "quota allow."},
    {.key = "engine.queue_capacity",
     .kind = ValueKind::kInteger,
     .field = GENIE_INTEGER(engine.queue_capacity),
     .lowest = 1,
     .highest = 1 << 20,
     .help = "Asynchronous jobs that may wait; one more is refused at once."},
    {.key = "detect.min_confidence",
     .kind = ValueKind::kFraction,
     .field = GENIE_INTEGER(detect.min_confidence_permille),
     .lowest = 0,
     .highest = 1000,
     .may_be_auto = kYes,
     .help = "Elements below it are not shown. auto: the threshold that the detector ships."},
    {.key = "detect.tile_size",
     .kind = ValueKind::kInteger,
     .field = GENIE_INTEGER(detect.tile_size),
     .lowest = 32,
     .highest = 256,
     .step = 32,
     .help = "Side of a tile in pixels. Changes the speed, never the result. Sessions over "
             "frames always take 64."},
    {.key = "detect.session_memory_bytes",
     .kind = ValueKind::kBytes,
     .field = GENIE_INTEGER(detect.session_memory_bytes),
     .lowest = 1 << 20,
     .highest = kTib,
     .help = "Memory of one session over consecutive frames. One that would need more gives up "
             "its last frame, and the next runs in full."},
    {.key = "limits.max_image_side",
     .kind = ValueKind::kInteger,
     .field = GENIE_INTEGER(limits.max_side),
     .lowest = 1,
     .highest = 65535,
     .help = "Pixels; a larger image is refused before anything is allocated."},
    {.key = "limits.max_image_pixels",
     .kind = ValueKind::kInteger,
     .field = GENIE_INTEGER(limits.max_pixels),
     .lowest = 1,
     .highest = 1 << 30,
     .help = "Width times height; refused likewise."},
    {.key = "limits.max_encoded_bytes",
     .kind = ValueKind::kBytes,
     .field = GENIE_INTEGER(limits.max_encoded_bytes),
     .lowest = 1,
     .highest = kTib,
     .help = "Size of an encoded picture; a larger one is not read."},
    {.key = "limits.max_working_bytes",
     .kind = ValueKind::kBytes,
     .field = GENIE_INTEGER(limits.max_working_bytes),
     .lowest = 1 << 20,
     .highest = kTib,
     .help = "Memory that one call may use above the decoded frame."},
    {.key = "pool.max_bytes",
     .kind = ValueKind::kBytes,
     .field = GENIE_INTEGER(pool.max_bytes),
     .lowest = 1 << 20,
     .highest = kTib,
     .help = "Memory of decoded pixels in all; a picture above it is refused."},
    {.key = "pool.max_idle_bytes",
     .kind = ValueKind::kBytes,
     .field = GENIE_INTEGER(pool.max_idle_bytes),
     .lowest = 0,
     .highest = kTib,
     .help = "Memory kept for the next picture; what comes back above it is freed at once."},
    {.key = "pool.cleanup_interval_seconds",
     .kind = ValueKind::kInteger,
     .field = GENIE_INTEGER(pool.cleanup_interval_s),
     .lowest = 0,
     .highest = kYearSeconds,
     .help = "Kept memory that nobody used for so long goes back to the system; 0: never."},
    {.key = "gpu.enabled",
     .kind = ValueKind::kBoolean,
     .field = GENIE_BOOLEAN(gpu.enabled),
     .part = kNotBuilt,
     .help = "Whether a GPU may be used where it is faster."},
    {.key = "gpu.visible_devices",
     .variable = "CUDA_VISIBLE_DEVICES",
     .kind = ValueKind::kText,
     .field = GENIE_TEXT(gpu.visible_devices),
     .part = kNotBuilt,
     .help = "CUDA devices by index or UUID, separated by commas; all; empty: none."},
    {.key = "gpu.memory_limit",
     .variable = "COMPUTER_GENIE_GPU_MEMORY_LIMIT",
     .kind = ValueKind::kBytes,
     .field = GENIE_INTEGER(gpu.memory_limit_bytes),
     .lowest = 1 << 20,
     .highest = kTib,
     .may_be_auto = kYes,
     .part = kNotBuilt,
     .help = "GPU memory that the engine may hold. auto: what the device reports as free."},
    {.key = "batch.max_size",
     .variable = "COMPUTER_GENIE_BATCH_SIZE",
     .kind = ValueKind::kInteger,
     .field = GENIE_INTEGER(batch.max_size),
     .lowest = 1,
     .highest = 4096,
     .may_be_auto = kYes,
     .part = kNotBuilt,
     .help = "Operations in one batch. auto: chosen by the measured cost."},
    {.key = "batch.max_wait_ms",
     .kind = ValueKind::kInteger,
     .field = GENIE_INTEGER(batch.max_wait_ms),
     .lowest = 0,
     .highest = 60'000,
     .part = kNotBuilt,
     .help = "How long an operation waits for others."},
    {.key = "cache.max_memory",
     .variable = "CACHE_MAX_MEMORY",
     .kind = ValueKind::kBytes,
     .field = GENIE_INTEGER(cache.max_memory_bytes),
     .lowest = 0,
     .highest = kTib,
     .part = kNotBuilt,
     .help = "Size of the memory level."},
    {.key = "cache.redis_url",
     .variable = "CACHE_REDIS_URL",
     .kind = ValueKind::kText,
     .field = GENIE_TEXT(cache.redis_url),
     .part = kNotBuilt,
     .help = "redis://[user:password@]host[:port][/database]; empty: no Redis level."},
    {.key = "cache.path",
     .kind = ValueKind::kText,
     .field = GENIE_TEXT(cache.path),
     .part = kNotBuilt,
     .help = "Folder of the disk level; empty: no disk level."},
    {.key = "cache.ttl_seconds",
     .kind = ValueKind::kInteger,
     .field = GENIE_INTEGER(cache.ttl_s),
     .lowest = 0,
     .highest = kYearSeconds,
     .part = kNotBuilt,
     .help = "How long an entry stays when its writer says nothing; 0: it does not expire."},
    {.key = "cache.prefetch_enabled",
     .variable = "COMPUTER_GENIE_PREFETCH_ENABLED",
     .kind = ValueKind::kBoolean,
     .field = GENIE_BOOLEAN(cache.prefetch_enabled),
     .part = kNotBuilt,
     .help = "Whether predicted entries are loaded ahead."},
    {.key = "queue.bootstrap_servers",
     .variable = "KAFKA_BOOTSTRAP_SERVERS",
     .kind = ValueKind::kText,
     .field = GENIE_TEXT(queue.bootstrap_servers),
     .part = kNotBuilt,
     .help = "host:port of Kafka brokers, separated by commas; empty: the embedded queue."},
    {.key = "queue.topic_prefix",
     .variable = "KAFKA_TOPIC_PREFIX",
     .kind = ValueKind::kText,
     .field = GENIE_TEXT(queue.topic_prefix),
     .part = kNotBuilt,
     .help = "Begins the name of every topic."},
    {.key = "store.path",
     .kind = ValueKind::kText,
     .field = GENIE_TEXT(store.path),
     .part = kNotBuilt,
     .help = "Folder of the memory-mapped store; empty: the caller gives it."},
    {.key = "store.max_age_hours",
     .kind = ValueKind::kInteger,
     .field = GENIE_INTEGER(store.max_age_hours),
     .lowest = 1,
     .highest = 24 * 366 * 10,
     .part = kNotBuilt,
     .help = "Age at which stored images expire."},
    {.key = "protocol.compression",
     .kind = ValueKind::kChoice,
     .field = GENIE_TEXT(protocol.compression),
     .choices = "auto|none|lz4|zstd|gzip",
     .help = "Compression of messages. auto: none for small ones and for bytes that do not shrink, "
             "lz4 or zstd by size and content for others."},
    {.key = "protocol.max_message_bytes",
     .kind = ValueKind::kBytes,
     .field = GENIE_INTEGER(protocol.max_message_bytes),
     .lowest = 1 << 16,
     .highest = kTib,
     .help = "Size of a message after decompression; a larger one is neither written nor read."},
};

#undef GENIE_FIELD
#undef GENIE_INTEGER
#undef GENIE_BOOLEAN
#undef GENIE_TEXT

}  // namespace

std::span<const KeySpec> ConfigKeys() { return kKeys; }

const KeySpec* FindKey(std::string_view key) {
  for (const KeySpec& spec : kKeys) {
    if (spec.key == key) return &spec;
  }
  return nullptr;
}

const KeySpec* FindKeyByVariable(std::string_view variable) {
  for (const KeySpec& spec : kKeys) {
    if (!variable.empty() && spec.variable == variable) return &spec;
  }
  return nullptr;
}

}  // namespace genie
