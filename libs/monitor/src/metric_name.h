// Names of metrics: what Prometheus allows, and how labels are written.
//
// Depends on: registry.h. Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

#include <genie/monitor/registry.h>

namespace genie {

// Errors: kInvalidArgument, naming the metric or label.
Status CheckMetricName(const MetricName& name);

// `operation="detect",path="a\"b"`, without braces; empty for no labels.
std::string LabelsText(const MetricName& name);

// Backslash and line feed escaped, as a HELP line wants it.
std::string HelpText(std::string_view help);

}  // namespace genie
