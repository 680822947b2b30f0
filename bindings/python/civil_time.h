// Microseconds since 1970 to a calendar's fields and back, without time zones.
//
// Depends on: the standard library only. Thread safety: pure functions.
#pragma once

#include <chrono>
#include <cstdint>

namespace genie::python {

struct CivilTime {
  int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, microsecond = 0;
};

inline int64_t MicrosecondsOf(const CivilTime& time) {
  const std::chrono::sys_days day = std::chrono::year(time.year) /
                                    static_cast<unsigned>(time.month) /
                                    static_cast<unsigned>(time.day);
  const int64_t seconds = day.time_since_epoch().count() * int64_t{86400} + time.hour * 3600 +
                          time.minute * 60 + time.second;
  return seconds * 1'000'000 + time.microsecond;
}

inline CivilTime CivilTimeOf(int64_t microseconds) {
  using std::chrono::floor;
  const std::chrono::sys_time<std::chrono::microseconds> time{
      std::chrono::microseconds(microseconds)};
  const auto day = floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const int64_t rest = (time - day).count();
  const auto seconds = static_cast<int>(rest / 1'000'000);
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<int>(static_cast<unsigned>(date.month())),
          .day = static_cast<int>(static_cast<unsigned>(date.day())),
          .hour = seconds / 3600,
          .minute = seconds / 60 % 60,
          .second = seconds % 60,
          .microsecond = static_cast<int>(rest % 1'000'000)};
}

}  // namespace genie::python
