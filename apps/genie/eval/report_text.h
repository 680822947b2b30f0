// Reports as text: a table for a person, JSON for a program.
//
// The JSON holds, by "ROW/SUBSET" ("everything/leaf", "theme dark/leaf"), n_gt, boxes_per_image,
// P@, R@ and F1@ each IoU, recall_side<16, n_side<16, centre_coverage, AP50, AP50-95 and per_role
// ([recall, elements] at IoU 0.5), and by_flag, roles and meaning; `intervals` has the 95 %
// interval of each figure under the same names; `with_offsets` repeats all of it for shifted boxes.
// A figure of nothing (an average precision without elements) is null.
//
// Depends on: report.h, offsets.h, nlohmann-json inside. Thread safety: pure functions.
#pragma once

#include <string>

#include "offsets.h"
#include "report.h"

namespace genie::eval {

// `shifted` null: no offsets were fitted.
std::string ReportTable(const ReportHead& head, const Report& report, const Report* shifted,
                        const Offsets& offsets);
std::string ReportJson(const ReportHead& head, const Report& report, const Report* shifted,
                       const Offsets& offsets);

}  // namespace genie::eval
