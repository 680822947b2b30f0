#include "report.h"

#include <span>

namespace genie::eval {
namespace {

constexpr std::array kLeafOnly = {Subset::kLeaf};
constexpr std::array kLeafAndInteractive = {Subset::kLeaf, Subset::kInteractive};

std::span<const Subset> SubsetsOfRow(const std::string& by) {
  if (by.empty()) return kSubsets;
  if (by == "kind") return kLeafAndInteractive;
  return kLeafOnly;
}

RowReport MakeRow(const Row& row, const Group& group) {
  RowReport report{row.title, row.by, group.size(), {}};
  for (const Subset subset : SubsetsOfRow(row.by)) {
    report.subsets.push_back({subset, BoxFiguresOf(group, subset), BoxIntervals(group, subset)});
    if (row.by.empty()) report.subsets.back().intervals.merge(ApIntervals(group, subset));
  }
  return report;
}

}  // namespace

Report MakeReport(const std::vector<Row>& rows, const std::vector<std::optional<Tally>>& tallies) {
  Report report;
  for (const Row& row : rows) {
    Group group;
    for (const size_t screen : row.screens) {
      if (tallies[screen]) group.push_back(&*tallies[screen]);
    }
    report.rows.push_back(MakeRow(row, group));
    if (!row.by.empty()) continue;
    const PredictionKeys keys = KeysOf(group);
    if (keys.interactive) report.by_flag = FlagFiguresOf(group);
    if (keys.role) report.roles = RoleFiguresOf(group);
    if (keys.meaning) report.meaning = MeaningFiguresOf(group);
    report.intervals = MeaningIntervals(group);
  }
  return report;
}

}  // namespace genie::eval
