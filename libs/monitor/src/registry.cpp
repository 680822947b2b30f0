// Registry: see genie/monitor/registry.h.
#include <genie/monitor/registry.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <mutex>
#include <string_view>
#include <variant>

#include "metric_name.h"

namespace genie {
namespace {

constexpr int kFirstBucketBits = 17;  // 131 microseconds
constexpr int kLastBucketBits = 36;   // 69 seconds
constexpr double kNanosecondsPerSecond = 1e9;

using Metric = std::variant<Counter, Gauge, Histogram>;

struct Series {
  explicit Series(std::string labels_text) : labels(std::move(labels_text)) {}
  std::string labels;
  Metric metric;
};

struct Family {
  std::string name;
  std::string help;
  size_t type;                // index into Metric
  std::deque<Series> series;  // a deque: addresses stay
};

constexpr std::string_view kTypeNames[] = {"counter", "gauge", "histogram"};

std::string Number(double value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof(digits), value).ptr;
  return {digits, end};
}

// One line: name{labels,more} value.
void AppendLine(std::string& out, const std::string& name, const std::string& labels,
                const std::string& more, const std::string& value) {
  out += name;
  if (!labels.empty() || !more.empty()) {
    out += "{" + labels + (labels.empty() || more.empty() ? "" : ",") + more + "}";
  }
  out += " " + value + "\n";
}

void AppendHistogram(std::string& out, const std::string& name, const Series& series,
                     const Histogram& histogram) {
  const auto snapshot = std::make_unique<HistogramSnapshot>(histogram.Snapshot());
  for (int bits = kFirstBucketBits; bits <= kLastBucketBits; ++bits) {
    // Whole nanoseconds: below 2^bits is the same as at most 2^bits - 1.
    const uint64_t edge = (uint64_t{1} << bits) - 1;
    AppendLine(out, name + "_bucket", series.labels,
               "le=\"" + Number(double(edge) / kNanosecondsPerSecond) + "\"",
               std::to_string(snapshot->CountUpTo(edge)));
  }
  AppendLine(out, name + "_bucket", series.labels, "le=\"+Inf\"", std::to_string(snapshot->count));
  AppendLine(out, name + "_sum", series.labels, "",
             Number(double(snapshot->sum) / kNanosecondsPerSecond));
  AppendLine(out, name + "_count", series.labels, "", std::to_string(snapshot->count));
}

void AppendFamily(std::string& out, const Family& family) {
  out += "# HELP " + family.name + " " + HelpText(family.help) + "\n";
  out += "# TYPE " + family.name + " " + std::string(kTypeNames[family.type]) + "\n";
  for (const Series& series : family.series) {
    if (const auto* counter = std::get_if<Counter>(&series.metric)) {
      AppendLine(out, family.name, series.labels, "", std::to_string(counter->value()));
    } else if (const auto* gauge = std::get_if<Gauge>(&series.metric)) {
      AppendLine(out, family.name, series.labels, "", std::to_string(gauge->value()));
    } else {
      AppendHistogram(out, family.name, series, std::get<Histogram>(series.metric));
    }
  }
}

}  // namespace

struct Registry::State {
  template <typename T>
  Result<T*> Add(const MetricName& name);
  Result<Family*> FindOrAddFamily(const MetricName& name, size_t type);

  mutable std::mutex mutex;
  std::deque<Family> families;
};

Result<Family*> Registry::State::FindOrAddFamily(const MetricName& name, size_t type) {
  const auto found = std::ranges::find(families, name.name, &Family::name);
  if (found == families.end()) {
    families.push_back({.name = name.name, .help = name.help, .type = type, .series = {}});
    return &families.back();
  }
  if (found->type != type || found->help != name.help) {
    return Fail(
        Status(StatusCode::kInvalidArgument, "metric is there already with another type or help")
            .With("name", name.name));
  }
  return &*found;
}

template <typename T>
Result<T*> Registry::State::Add(const MetricName& name) {
  GENIE_FAIL_IF_ERROR(CheckMetricName(name));
  std::string labels = LabelsText(name);
  const std::lock_guard lock(mutex);
  const Result<Family*> family = FindOrAddFamily(name, Metric(std::in_place_type<T>).index());
  if (!family) {
    return Fail(family.error());
  }
  std::deque<Series>& series = (*family)->series;
  if (std::ranges::find(series, labels, &Series::labels) != series.end()) {
    return Fail(Status(StatusCode::kInvalidArgument, "metric is there already")
                    .With("name", name.name)
                    .With("labels", labels));
  }
  if (series.size() == kMaxSeries) {
    return Fail(Status(StatusCode::kLimitExceeded, "metric has too many combinations of labels")
                    .With("name", name.name)
                    .With("limit", static_cast<int64_t>(kMaxSeries)));
  }
  series.emplace_back(std::move(labels));
  return &series.back().metric.template emplace<T>();
}

Registry::Registry() : state_(std::make_unique<State>()) {}
Registry::~Registry() = default;

Result<Counter*> Registry::AddCounter(const MetricName& name) { return state_->Add<Counter>(name); }
Result<Gauge*> Registry::AddGauge(const MetricName& name) { return state_->Add<Gauge>(name); }
Result<Histogram*> Registry::AddHistogram(const MetricName& name) {
  return state_->Add<Histogram>(name);
}

std::string Registry::PrometheusText() const {
  std::string out;
  const std::lock_guard lock(state_->mutex);
  for (const Family& family : state_->families) {
    AppendFamily(out, family);
  }
  return out;
}

}  // namespace genie
