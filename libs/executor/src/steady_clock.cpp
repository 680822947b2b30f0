// SteadyClock: see genie/executor/steady_clock.h.
#include <genie/executor/steady_clock.h>

#include <chrono>

namespace genie {

int64_t SteadyClock::NowNanoseconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

}  // namespace genie
