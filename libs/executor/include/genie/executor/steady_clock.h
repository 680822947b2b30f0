// SteadyClock: the system's monotonic clock behind base's Clock.
//
// Depends on: base. Thread safety: callable from any thread.
#pragma once

#include <genie/base/clock.h>

namespace genie {

class SteadyClock final : public Clock {
 public:
  int64_t NowNanoseconds() override;
};

}  // namespace genie
