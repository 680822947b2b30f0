#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report_text.h"

namespace genie::eval {
namespace {

// "0.741 (0.72-0.76)"
std::string WithInterval(double value, const Intervals& intervals, const std::string& name) {
  const auto found = intervals.find(name);
  if (found == intervals.end()) return fmt::format("{:.3f}", value);
  return fmt::format("{:.3f} ({:.2f}-{:.2f})", value, found->second.low, found->second.high);
}

std::string Ap(const BoxFigures& figures) {
  if (!figures.ap) return "    -     -";
  const auto text = [](double value) {
    return std::isnan(value) ? std::string("    -") : fmt::format("{:.3f}", value);
  };
  return text(figures.ap->front()) + " " + text(MeanAp(*figures.ap));
}

std::string TableHead() {
  return fmt::format("{:27} {:>7} {:>9}  {:18} {:18} {:18} {:5}  {:5}  {:15} {:13}  {}  {}\n", "",
                     "screens", "elements", "F1 at IoU 0.5", "F1 at 0.75", "F1 at 0.9", "P@0.5",
                     "R@0.5", "AP50  AP50-95", "R<16px (n)", "centres", "boxes/screen");
}

std::string TableLine(const RowReport& row, const SubsetReport& subset) {
  const BoxFigures& f = subset.figures;
  const Intervals& intervals = subset.intervals;
  return fmt::format(
      "{:14} {:12} {:7} {:9}  {:18} {:18} {:18} {:.3f}  {:.3f}  {:15} {:.3f} ({:5})  {:.3f}  "
      "{:12.0f}\n",
      row.title, SubsetName(subset.subset), row.screens, f.elements,
      WithInterval(f.rates[0].f1, intervals, "F1@0.5"),
      WithInterval(f.rates[1].f1, intervals, "F1@0.75"),
      WithInterval(f.rates[2].f1, intervals, "F1@0.9"), f.rates[0].precision, f.rates[0].recall,
      Ap(f), Ratio(f.small), f.small.whole, f.centre_coverage, f.boxes_per_image);
}

std::string RoleLines(const RoleFigures& roles, const Intervals& intervals) {
  std::string text = "roles: accuracy of hit leaves " +
                     WithInterval(roles.accuracy, intervals, "roles/accuracy") + ", macro F1 " +
                     WithInterval(roles.macro_f1, intervals, "roles/macro_F1") +
                     fmt::format(" (over roles with {} elements or more)\n", kMacroMinCount);
  std::vector<std::pair<std::string, RoleFigures::OfRole>> sorted(roles.of_role.begin(),
                                                                  roles.of_role.end());
  std::ranges::sort(sorted, [](const auto& a, const auto& b) {
    return a.second.elements != b.second.elements ? a.second.elements > b.second.elements
                                                  : a.first < b.first;
  });
  size_t column = 0;
  for (const auto& [role, one] : sorted) {
    text += fmt::format("  {:16} F1 {:.3f} ({:5}){}", role, one.rates.f1, one.elements,
                        column++ % 4 == 3 ? "\n" : "");
  }
  return text + (column % 4 != 0 ? "\n" : "");
}

std::string MeaningLines(const MeaningFigures& meaning, const Intervals& intervals) {
  std::string text;
  for (const auto& [name, state] :
       {std::pair{"checked", &meaning.checked}, {"disabled", &meaning.disabled}}) {
    text += fmt::format("{:8}: accuracy {}, always the commoner {:.3f}, F1 {:.3f} ({})\n", name,
                        WithInterval(state->accuracy, intervals, std::string("meaning/") + name),
                        state->majority, state->f1, state->count);
  }
  return text +
         fmt::format("parents : accuracy {} ({})\n",
                     WithInterval(meaning.parent_accuracy, intervals, "meaning/parent_accuracy"),
                     meaning.parents);
}

std::string Body(const Report& report) {
  std::string text = TableHead();
  for (const RowReport& row : report.rows) {
    for (const SubsetReport& subset : row.subsets) text += TableLine(row, subset);
  }
  if (report.by_flag) {
    const auto& rates = *report.by_flag;
    text += "interactive by flag: F1 " +
            WithInterval(rates[0].f1, report.intervals, "by_flag/F1@0.5") + " / " +
            WithInterval(rates[1].f1, report.intervals, "by_flag/F1@0.75") + " / " +
            WithInterval(rates[2].f1, report.intervals, "by_flag/F1@0.9") +
            fmt::format(", P {:.3f}, R {:.3f}\n", rates[0].precision, rates[0].recall);
  }
  if (report.roles) text += RoleLines(*report.roles, report.intervals);
  if (report.meaning) text += MeaningLines(*report.meaning, report.intervals);
  return text;
}

std::string OffsetLine(const std::string& role, const EdgeOffset& offset) {
  return fmt::format(
      "  {:16} left {:+.2f}  top {:+.2f}  right {:+.2f}  bottom {:+.2f}  ({} matches)\n", role,
      offset.left, offset.top, offset.right, offset.bottom, offset.matches);
}

}  // namespace

std::string ReportTable(const ReportHead& head, const Report& report, const Report* shifted,
                        const Offsets& offsets) {
  std::string text = fmt::format("{}: {} screens of {} pages", head.set, head.screens, head.pages);
  if (head.versions == VersionRule::kHeadline && head.pages < head.screens) {
    text += "; one version of a page counts in each row (--all-versions: all of them)";
  }
  if (head.threshold) text += fmt::format("; threshold {:.3f}", *head.threshold);
  text += "; 95 % intervals over screens\n" + Body(report);
  if (shifted == nullptr) return text;
  text +=
      "\nwith offsets fitted on the training set, in pixels:\n" + OffsetLine("all", offsets.of_all);
  for (const auto& [role, offset] : offsets.of_role) text += OffsetLine(role, offset);
  return text + Body(*shifted);
}

}  // namespace genie::eval
