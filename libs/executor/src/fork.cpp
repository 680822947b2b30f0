// Fork: see genie/executor/fork.h.
#include <genie/executor/fork.h>

#include <pthread.h>

#include <atomic>

namespace genie {
namespace {

std::atomic<uint32_t> generation{0};

void CountFork() { generation.fetch_add(1, std::memory_order_relaxed); }

}  // namespace

uint32_t ForkGeneration() {
  // Registered by the first caller: whoever owns threads asks before it makes them.
  [[maybe_unused]] static const int registered = pthread_atfork(nullptr, nullptr, CountFork);
  return generation.load(std::memory_order_relaxed);
}

}  // namespace genie
