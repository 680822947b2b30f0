// Report: everything that one judging of a set says, ready to be printed as a table or as JSON.
//
// Depends on: figures.h, bootstrap.h, page_versions.h. Thread safety: values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bootstrap.h"
#include "eval_options.h"
#include "figures.h"
#include "page_versions.h"

namespace genie::eval {

struct SubsetReport {
  Subset subset = Subset::kAll;
  BoxFigures figures;
  Intervals intervals;
};

struct RowReport {
  std::string title;
  std::string by;
  size_t screens = 0;
  std::vector<SubsetReport> subsets;
};

struct Report {
  std::vector<RowReport> rows;  // "everything" first
  // Over the first row's screens; none where no prediction has the keys.
  std::optional<std::array<Rates, kF1Ious.size()>> by_flag;
  std::optional<RoleFigures> roles;
  std::optional<MeaningFigures> meaning;
  Intervals intervals;  // of these three
};

// `tallies` by screen of the set; a screen without one is in no row.
// Cost: some milliseconds for each subset of a row, most of it the intervals.
Report MakeReport(const std::vector<Row>& rows, const std::vector<std::optional<Tally>>& tallies);

// What a report is about.
struct ReportHead {
  std::string set;
  size_t screens = 0;  // in the set
  size_t pages = 0;
  VersionRule versions = VersionRule::kHeadline;
  std::optional<double> threshold;  // when it is one for all screens
};

}  // namespace genie::eval
