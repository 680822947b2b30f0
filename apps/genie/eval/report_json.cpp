#include <cmath>

#include "../files/json_start.h"
#include "json_file.h"
#include "report_text.h"

namespace genie::eval {
namespace {

using OrderedJson = nlohmann::ordered_json;

std::string At(const char* figure, double iou) {
  char name[32];
  std::snprintf(name, sizeof name, "%s@%g", figure, iou);
  return name;
}

// Not-a-number becomes null: JSON has no word for it.
OrderedJson Number(double value) {
  return std::isfinite(value) ? OrderedJson(value) : OrderedJson(nullptr);
}

OrderedJson BoxJson(const BoxFigures& figures) {
  OrderedJson json;
  json["n_gt"] = figures.elements;
  json["boxes_per_image"] = Number(figures.boxes_per_image);
  for (size_t k = 0; k < kF1Ious.size(); ++k) {
    json[At("P", kF1Ious[k])] = figures.rates[k].precision;
    json[At("R", kF1Ious[k])] = figures.rates[k].recall;
    json[At("F1", kF1Ious[k])] = figures.rates[k].f1;
  }
  json["recall_side<16"] = Ratio(figures.small);
  json["n_side<16"] = figures.small.whole;
  json["centre_coverage"] = figures.centre_coverage;
  if (figures.ap) {
    json["AP50"] = Number(figures.ap->front());
    json["AP50-95"] = Number(MeanAp(*figures.ap));
  }
  OrderedJson& roles = json["per_role"] = OrderedJson::object();
  for (const auto& [role, share] : figures.recall_of_role) {
    roles[role] = {Ratio(share), share.whole};
  }
  return json;
}

OrderedJson FlagJson(const std::array<Rates, kF1Ious.size()>& rates) {
  OrderedJson json;
  for (size_t k = 0; k < kF1Ious.size(); ++k) json[At("F1", kF1Ious[k])] = rates[k].f1;
  json[At("P", kF1Ious[0])] = rates[0].precision;
  json[At("R", kF1Ious[0])] = rates[0].recall;
  return json;
}

OrderedJson RoleJson(const RoleFigures& figures) {
  OrderedJson json;
  json["accuracy"] = figures.accuracy;
  json["macro_F1"] = figures.macro_f1;
  OrderedJson& roles = json["by_role"] = OrderedJson::object();
  for (const auto& [role, one] : figures.of_role) {
    roles[role] = {{"P", one.rates.precision},
                   {"R", one.rates.recall},
                   {"F1", one.rates.f1},
                   {"n", one.elements}};
  }
  return json;
}

OrderedJson StateJson(const StateFigures& state) {
  return {{"accuracy", state.accuracy},
          {"majority", state.majority},
          {"F1", state.f1},
          {"n", state.count}};
}

OrderedJson MeaningJson(const MeaningFigures& figures) {
  return {{"parent_accuracy", figures.parent_accuracy},
          {"n_parent", figures.parents},
          {"checked", StateJson(figures.checked)},
          {"disabled", StateJson(figures.disabled)}};
}

void AddIntervals(const std::string& prefix, const Intervals& intervals, OrderedJson& json) {
  for (const auto& [name, interval] : intervals) {
    json[prefix + name] = {Number(interval.low), Number(interval.high)};
  }
}

void AddReport(const Report& report, OrderedJson& json) {
  OrderedJson intervals = OrderedJson::object();
  OrderedJson screens = OrderedJson::object();
  for (const RowReport& row : report.rows) {
    screens[row.title] = row.screens;
    for (const SubsetReport& subset : row.subsets) {
      const std::string key = row.title + "/" + std::string(SubsetName(subset.subset));
      json[key] = BoxJson(subset.figures);
      AddIntervals(key + "/", subset.intervals, intervals);
    }
  }
  if (report.by_flag) json["by_flag"] = FlagJson(*report.by_flag);
  if (report.roles) json["roles"] = RoleJson(*report.roles);
  if (report.meaning) json["meaning"] = MeaningJson(*report.meaning);
  AddIntervals("", report.intervals, intervals);
  json["screens"] = std::move(screens);
  json["intervals"] = std::move(intervals);
}

OrderedJson OffsetJson(const EdgeOffset& offset) {
  return {{"left", offset.left},
          {"top", offset.top},
          {"right", offset.right},
          {"bottom", offset.bottom},
          {"matches", offset.matches}};
}

}  // namespace

std::string ReportJson(const ReportHead& head, const Report& report, const Report* shifted,
                       const Offsets& offsets) {
  OrderedJson json;
  json["set"] = head.set;
  json["set_screens"] = head.screens;
  json["set_pages"] = head.pages;
  json["versions"] = head.versions == VersionRule::kHeadline ? "headline" : "all";
  json["threshold"] = head.threshold ? OrderedJson(*head.threshold) : OrderedJson(nullptr);
  AddReport(report, json);
  if (shifted != nullptr) {
    AddReport(*shifted, json["with_offsets"]);
    json["offsets"]["all"] = OffsetJson(offsets.of_all);
    for (const auto& [role, offset] : offsets.of_role) {
      json["offsets"][role] = OffsetJson(offset);
    }
  }
  std::string text = json.dump(1, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
  return text.replace(0, 1, JsonStart());
}

}  // namespace genie::eval
