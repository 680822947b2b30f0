// WatchReport: see watch_report.h.
#include "watch_report.h"

#include <fmt/format.h>

#include <genie/scene/overlay.h>
#include <genie/scene/text_writer.h>

#include "../session/frame_update.h"
#include "../terminal/terminal.h"

namespace genie::cli {
namespace {

void WriteBox(const Box& box, TextWriter& out) {
  out.Raw("[").Integer(box.x).Raw(",").Integer(box.y);
  out.Raw(",").Integer(box.width).Raw(",").Integer(box.height).Raw("]");
}

class JsonWatch final : public WatchReport {
 public:
  Status Begin(const std::string& name, const WatchedFrame& first, List<char>& list) override {
    TextWriter out(list);
    WriteMoment(first.moment, out);
    out.Raw(",\"watching\":").JsonString(name).Raw(",\"box\":");
    WriteBox(first.box, out);
    out.Raw(",\"elements\":").Integer(static_cast<int64_t>(first.scene.elements.size()));
    return out.Raw("}\n").status();
  }

  Status Add(const WatchedFrame& frame, List<char>& list) override {
    for (const Change& change : frame.changes) {
      GENIE_RETURN_IF_ERROR(WriteChangeJson(change, frame.moment, list));
      GENIE_RETURN_IF_ERROR(list.Push('\n'));
    }
    return Status::Ok();
  }

  Status Found(const WatchedFrame& frame, const Element& element, List<char>& list) override {
    TextWriter out(list);
    const Point center = Center(element.box);
    WriteMoment(frame.moment, out);
    out.Raw(",\"found\":\"").Raw(RoleName(element.role)).Raw("\",\"id\":").Integer(element.id);
    out.Raw(",\"role\":\"").Raw(RoleName(element.role)).Raw("\",\"box\":");
    WriteBox(element.box, out);
    out.Raw(",\"center\":[").Integer(center.x).Raw(",").Integer(center.y);
    out.Raw("],\"confidence\":").Decimal(element.confidence);
    return out.Raw("}\n").status();
  }

 private:
  static void WriteMoment(const ChangeMoment& moment, TextWriter& out) {
    out.Raw("{\"frame\":").Integer(moment.frame).Raw(",\"time\":").Decimal(moment.time_ms);
  }
};

class TableWatch final : public WatchReport {
 public:
  explicit TableWatch(const WatchOptions& options)
      : rows_(options.all_rows ? ChangeRows::kAll : ChangeRows::kFirst),
        paint_(StandardOutputColor()) {}

  Status Begin(const std::string& name, const WatchedFrame& first, List<char>& out) override {
    const Box& box = first.box;
    const size_t count = first.scene.elements.size();
    return Put(
        fmt::format("{}{}{}  {}x{} at {},{}  {} element{}\n", paint_.bold, name, paint_.plain,
                    box.width, box.height, box.x, box.y, count, count == 1 ? "" : "s"),
        out);
  }

  Status Add(const WatchedFrame& frame, List<char>& out) override {
    return Put(ChangeLines(frame.changes, rows_, paint_, Time(frame)), out);
  }

  Status Found(const WatchedFrame& frame, const Element& element, List<char>& out) override {
    const Point center = Center(element.box);
    const Box& box = element.box;
    return Put(
        fmt::format("{}found {}{} {}{} at {},{} size {}x{}, click {},{}\n", Time(frame),
                    paint_.Of(OverlayColor(element.role)), RoleName(element.role), element.id,
                    paint_.plain, box.x, box.y, box.width, box.height, center.x, center.y),
        out);
  }

 private:
  static Status Put(std::string_view text, List<char>& out) {
    return TextWriter(out).Raw(text).status();
  }
  std::string Time(const WatchedFrame& frame) const {
    return fmt::format("{}{:>9.3f} s{}  ", paint_.dim,
                       static_cast<double>(frame.moment.time_ms) / 1000, paint_.plain);
  }

  const ChangeRows rows_;
  const Paint paint_;
};

class SilentWatch final : public WatchReport {
 public:
  Status Begin(const std::string&, const WatchedFrame&, List<char>&) override {
    return Status::Ok();
  }
  Status Add(const WatchedFrame&, List<char>&) override { return Status::Ok(); }
  Status Found(const WatchedFrame&, const Element&, List<char>&) override { return Status::Ok(); }
};

}  // namespace

std::unique_ptr<WatchReport> MakeWatchReport(const WatchOptions& options) {
  if (options.json) return std::make_unique<JsonWatch>();
  if (options.quiet) return std::make_unique<SilentWatch>();
  return std::make_unique<TableWatch>(options);
}

}  // namespace genie::cli
