#include <algorithm>
#include <cmath>

#include "../format_text.h"
#include "report_text.h"

namespace genie::eval {
namespace {

// "0.741 (0.72-0.76)"
std::string WithInterval(double value, const Intervals& intervals, const std::string& name) {
  const auto found = intervals.find(name);
  if (found == intervals.end()) return FormatText("%.3f", value);
  return FormatText("%.3f (%.2f-%.2f)", value, found->second.low, found->second.high);
}

std::string Ap(const BoxFigures& figures) {
  if (!figures.ap) return "    -     -";
  const auto text = [](double value) {
    return std::isnan(value) ? std::string("    -") : FormatText("%.3f", value);
  };
  return text(figures.ap->front()) + " " + text(MeanAp(*figures.ap));
}

constexpr const char* kTableHead =
    "                            screens  elements  F1@.5              F1@.75             F1@.9   "
    "           P@.5   R@.5   AP50  AP.5-.95  R<16px (n)      centres  boxes/screen\n";

std::string TableLine(const RowReport& row, const SubsetReport& subset) {
  const BoxFigures& f = subset.figures;
  const std::string_view name = SubsetName(subset.subset);
  return FormatText(
      "%-14s %-12.*s %7zu %9lld  %-17s  %-17s  %-17s  %.3f  %.3f  %s     %.3f (%5lld)  %.3f  "
      "%6.0f\n",
      row.title.c_str(), static_cast<int>(name.size()), name.data(), row.screens,
      static_cast<long long>(f.elements),
      WithInterval(f.rates[0].f1, subset.intervals, "F1@0.5").c_str(),
      WithInterval(f.rates[1].f1, subset.intervals, "F1@0.75").c_str(),
      WithInterval(f.rates[2].f1, subset.intervals, "F1@0.9").c_str(), f.rates[0].precision,
      f.rates[0].recall, Ap(f).c_str(), Ratio(f.small), static_cast<long long>(f.small.whole),
      f.centre_coverage, f.boxes_per_image);
}

std::string RoleLines(const RoleFigures& roles, const Intervals& intervals) {
  std::string text = "roles: accuracy of hit leaves " +
                     WithInterval(roles.accuracy, intervals, "roles/accuracy") + ", macro F1 " +
                     WithInterval(roles.macro_f1, intervals, "roles/macro_F1") +
                     FormatText(" (over roles with %lld elements or more)\n",
                                static_cast<long long>(kMacroMinCount));
  std::vector<std::pair<std::string, RoleFigures::OfRole>> sorted(roles.of_role.begin(),
                                                                  roles.of_role.end());
  std::ranges::sort(sorted, [](const auto& a, const auto& b) {
    return a.second.elements != b.second.elements ? a.second.elements > b.second.elements
                                                  : a.first < b.first;
  });
  size_t column = 0;
  for (const auto& [role, one] : sorted) {
    text += FormatText("  %-16s F1 %.3f (%5lld)%s", role.c_str(), one.rates.f1,
                       static_cast<long long>(one.elements), column++ % 4 == 3 ? "\n" : "");
  }
  return text + (column % 4 != 0 ? "\n" : "");
}

std::string MeaningLines(const MeaningFigures& meaning, const Intervals& intervals) {
  std::string text;
  for (const auto& [name, state] :
       {std::pair{"checked", &meaning.checked}, {"disabled", &meaning.disabled}}) {
    text +=
        FormatText("%-8s: accuracy %s, always the commoner %.3f, F1 %.3f (%lld)\n", name,
                   WithInterval(state->accuracy, intervals, std::string("meaning/") + name).c_str(),
                   state->majority, state->f1, static_cast<long long>(state->count));
  }
  return text +
         FormatText(
             "parents : accuracy %s (%lld)\n",
             WithInterval(meaning.parent_accuracy, intervals, "meaning/parent_accuracy").c_str(),
             static_cast<long long>(meaning.parents));
}

std::string Body(const Report& report) {
  std::string text = kTableHead;
  for (const RowReport& row : report.rows) {
    for (const SubsetReport& subset : row.subsets) text += TableLine(row, subset);
  }
  if (report.by_flag) {
    const auto& rates = *report.by_flag;
    text += "interactive by flag: F1 " +
            WithInterval(rates[0].f1, report.intervals, "by_flag/F1@0.5") + " / " +
            WithInterval(rates[1].f1, report.intervals, "by_flag/F1@0.75") + " / " +
            WithInterval(rates[2].f1, report.intervals, "by_flag/F1@0.9") +
            FormatText(", P %.3f, R %.3f\n", rates[0].precision, rates[0].recall);
  }
  if (report.roles) text += RoleLines(*report.roles, report.intervals);
  if (report.meaning) text += MeaningLines(*report.meaning, report.intervals);
  return text;
}

std::string OffsetLine(const std::string& role, const EdgeOffset& offset) {
  return FormatText("  %-16s left %+.2f  top %+.2f  right %+.2f  bottom %+.2f  (%zu matches)\n",
                    role.c_str(), offset.left, offset.top, offset.right, offset.bottom,
                    offset.matches);
}

}  // namespace

std::string ReportTable(const ReportHead& head, const Report& report, const Report* shifted,
                        const Offsets& offsets) {
  std::string text =
      FormatText("%s: %zu screens of %zu pages", head.set.c_str(), head.screens, head.pages);
  if (head.versions == VersionRule::kHeadline && head.pages < head.screens) {
    text += "; one version of a page counts in each row (--all-versions: all of them)";
  }
  if (head.threshold) text += FormatText("; threshold %.3f", *head.threshold);
  text += "; 95 % intervals over screens\n" + Body(report);
  if (shifted == nullptr) return text;
  text +=
      "\nwith offsets fitted on the training set, in pixels:\n" + OffsetLine("all", offsets.of_all);
  for (const auto& [role, offset] : offsets.of_role) text += OffsetLine(role, offset);
  return text + Body(*shifted);
}

}  // namespace genie::eval
