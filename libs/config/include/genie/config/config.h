// Config: every setting of the engine as plain values, with the built-in defaults. What reads them
// from files and the environment is load.h; what each means, its key, variable and range is the
// table of keys.h, which docs/configuration.md prints.
//
// kAuto stands for "decided by the machine or by the part itself".
//
// Depends on: base. Thread safety: a value; share it const.
#pragma once

#include <cstdint>
#include <string>

#include <genie/base/limits.h>

namespace genie {

inline constexpr int64_t kAuto = -1;

struct EngineConfig {
  int64_t worker_threads = kAuto;  // as many as the affinity mask and the cgroup allow
  int64_t queue_capacity = 1024;   // jobs that wait; one more is refused
};

struct DetectConfig {
  int64_t min_confidence_permille = kAuto;  // the threshold that the detector ships
  int64_t tile_size = 64;                   // pixels; never changes the result
  int64_t session_memory_bytes = int64_t{256} << 20;
};

struct PoolConfig {
  int64_t max_bytes = int64_t{2} << 30;
  int64_t max_idle_bytes = int64_t{256} << 20;
  int64_t cleanup_interval_s = 60;  // 0: never
};

struct GpuConfig {
  bool enabled = true;
  std::string visible_devices = "all";
  int64_t memory_limit_bytes = kAuto;
};

struct BatchConfig {
  int64_t max_size = kAuto;
  int64_t max_wait_ms = 5;
};

struct CacheConfig {
  int64_t max_memory_bytes = int64_t{256} << 20;
  std::string redis_url;  // empty: no Redis level
  std::string path;       // empty: no disk level
  int64_t ttl_s = 3600;   // 0: entries do not expire
  bool prefetch_enabled = true;
};

struct QueueConfig {
  std::string bootstrap_servers;  // empty: the embedded queue
  std::string topic_prefix = "computer-genie";
};

struct StoreConfig {
  std::string path;  // empty: given by the caller
  int64_t max_age_hours = 24;
};

struct ProtocolConfig {
  std::string compression = "auto";
  int64_t max_message_bytes = int64_t{256} << 20;  // of a body, decompressed
};

struct Config {
  std::string environment = "production";
  EngineConfig engine;
  DetectConfig detect;
  ImageLimits limits;
  PoolConfig pool;
  GpuConfig gpu;
  BatchConfig batch;
  CacheConfig cache;
  QueueConfig queue;
  StoreConfig store;
  ProtocolConfig protocol;
};

}  // namespace genie
