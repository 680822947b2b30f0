// FrameUpdate: see frame_update.h.
#include "frame_update.h"

#include <fmt/format.h>

#include <genie/scene/overlay.h>
#include <genie/scene/text_writer.h>

namespace genie::cli {

FrameUpdate UpdateOf(const Detector& detector, const ChangeMoment& moment) {
  const auto changes = detector.changes();
  const auto dirty = detector.dirty_tiles();
  return {.moment = moment,
          .report = detector.report(),
          .changes = {changes.begin(), changes.end()},
          .grid = detector.tile_grid(),
          .dirty_tiles = {dirty.begin(), dirty.end()}};
}

void AddUpdateTimings(const UpdateReport& report, int64_t detect_ns,
                      std::vector<NamedTiming>& timings) {
  for (size_t i = 0; i < kUpdateStageCount; ++i) {
    timings.push_back({UpdateStageName(static_cast<UpdateStage>(i)), report.stage_ns[i]});
  }
  timings.push_back({"detect", detect_ns});
}

Status WriteUpdateMembers(const FrameUpdate& update, List<char>& list) {
  TextWriter out(list);
  const UpdateReport& report = update.report;
  out.Raw("\"update\":{\"frame\":").Integer(update.moment.frame);
  out.Raw(",\"kind\":\"").Raw(UpdateKindName(report.kind)).Raw("\",\"reason\":");
  report.reason == FullRunReason::kNone ? out.Raw("null")
                                        : out.JsonString(FullRunReasonName(report.reason));
  out.Raw(",\"tiles\":").Integer(report.tiles);
  out.Raw(",\"changed_tiles\":").Integer(report.changed_tiles);
  out.Raw(",\"dirty_tiles\":").Integer(report.dirty_tiles).Raw("},\"changes\":[");
  GENIE_RETURN_IF_ERROR(out.status());
  for (const Change& change : update.changes) {
    if (&change != update.changes.data()) GENIE_RETURN_IF_ERROR(list.Push(','));
    GENIE_RETURN_IF_ERROR(WriteChangeJson(change, update.moment, list));
  }
  return list.Push(']');
}

std::string UpdateText(const UpdateReport& report) {
  const std::string_view kind = UpdateKindName(report.kind);
  if (report.kind == UpdateKind::kEqual) return std::string(kind);
  if (report.kind == UpdateKind::kFull) {
    return fmt::format("{} ({}), {} tiles", kind, FullRunReasonName(report.reason), report.tiles);
  }
  return fmt::format("{}, {} of {} tiles changed, {} worked on", kind, report.changed_tiles,
                     report.tiles, report.dirty_tiles);
}

std::string ChangeLines(std::span<const Change> changes, ChangeRows rows, const Paint& paint,
                        std::string_view before) {
  // Cutting off one or two rows to name them in a note would gain nothing.
  const bool all = rows == ChangeRows::kAll || changes.size() <= kFirstChanges + 2;
  std::string text;
  List<char> line;
  for (const Change& change : changes.first(all ? changes.size() : kFirstChanges)) {
    line.Clear();
    if (!WriteChangeLine(change, line).ok()) return text;
    text += fmt::format("{}{}{}{}\n", before, paint.Of(OverlayColor(change.role)),
                        std::string_view(line.data(), line.size()), paint.plain);
  }
  if (!all) {
    text += fmt::format("{}{}... and {} more; --all shows every change{}\n", before, paint.dim,
                        changes.size() - kFirstChanges, paint.plain);
  }
  return text;
}

}  // namespace genie::cli
