// Registry: the metrics of one process by name, and their text for Prometheus.
//
//   Registry registry;
//   auto requests = registry.AddCounter({.name = "genie_requests_total", .help = "...",
//                                        .labels = {{"operation", "detect"}}});
//   (*requests)->Add();
//
// Metrics with one name and different labels are one family: same type, same help. A family has at
// most kMaxSeries members, so that labels made from input cannot fill the memory.
//
// Owns every metric; they live, at the same address, as long as the Registry.
// Depends on: base. Thread safety: every function, from any thread.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <genie/base/status.h>
#include <genie/monitor/counter.h>
#include <genie/monitor/histogram.h>

namespace genie {

struct MetricName {
  std::string name;  // [a-zA-Z_:][a-zA-Z0-9_:]*, units last ("_seconds", "_bytes", "_total")
  std::string help;
  std::vector<std::pair<std::string, std::string>> labels = {};  // [a-zA-Z_][a-zA-Z0-9_]*, any text
};

class Registry {
 public:
  static constexpr size_t kMaxSeries = 1000;  // in one family

  Registry();
  ~Registry();

  // Errors: kInvalidArgument (a bad name, a name and labels that are there already, another type or
  //         help than the family's), kLimitExceeded (the family is full).
  Result<Counter*> AddCounter(const MetricName& name);
  Result<Gauge*> AddGauge(const MetricName& name);
  // Of nanoseconds; shown in seconds, so the name ends in "_seconds".
  Result<Histogram*> AddHistogram(const MetricName& name);

  // All metrics in the order of their first registration, in version 0.0.4 of Prometheus' text
  // format. Histograms have buckets at powers of two nanoseconds from 131 microseconds to 69
  // seconds, where the counts are exact. Source: prometheus.io, "Exposition formats".
  std::string PrometheusText() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace genie
