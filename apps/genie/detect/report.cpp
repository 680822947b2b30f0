// Reports: see report.h.
#include "report.h"

#include <utility>

#include <genie/scene/coco.h>
#include <genie/scene/csv.h>
#include <genie/scene/json.h>
#include <genie/scene/marks.h>
#include <genie/scene/text_writer.h>

#include "../terminal/terminal.h"
#include "table.h"

namespace genie::cli {
namespace {

class JsonReport final : public Report {
 public:
  Status Add(const Input& input, const LookedAt& looked_at, List<char>& out) override {
    members_.Clear();
    if (looked_at.update) GENIE_RETURN_IF_ERROR(WriteUpdateMembers(*looked_at.update, members_));
    GENIE_RETURN_IF_ERROR(WriteJson(looked_at.scene,
                                    {.source = input.path,
                                     .timings = looked_at.timings,
                                     .members = {members_.data(), members_.size()}},
                                    out));
    return out.Push('\n');
  }

 private:
  List<char> members_;
};

class CocoReport final : public Report {
 public:
  Status Begin(List<char>& out) override { return document_.Begin(kGenerator, out); }
  Status Add(const Input& input, const LookedAt& looked_at, List<char>& out) override {
    return document_.Add(looked_at.scene, input.path, out);
  }
  Status End(List<char>& out) override { return document_.End(out); }

 private:
  CocoDocument document_;
};

class CsvReport final : public Report {
 public:
  Status Begin(List<char>& out) override { return TextWriter(out).Raw(kCsvHeader).status(); }
  Status Add(const Input& input, const LookedAt& looked_at, List<char>& out) override {
    return WriteCsvRows(looked_at.scene, input.path, out);
  }
};

class OverlayReport final : public Report {
 public:
  Status Add(const Input&, const LookedAt& looked_at, List<char>& out) override {
    const auto& png = looked_at.overlay_png;
    return TextWriter(out).Raw({reinterpret_cast<const char*>(png.data()), png.size()}).status();
  }
};

class MarksReport final : public Report {
 public:
  Status Add(const Input& input, const LookedAt& looked_at, List<char>& out) override {
    GENIE_RETURN_IF_ERROR(PlaceMarks(looked_at.scene, marks_));
    return WriteMarkList(looked_at.scene, input.path, marks_.span(), out);
  }

 private:
  List<Mark> marks_;
};

class TableReport final : public Report {
 public:
  explicit TableReport(const DetectCommandOptions& options)
      : style_{.rows = options.all_rows ? TableRows::kAll : TableRows::kFirst,
               .color = StandardOutputColor()} {}
  Status Add(const Input& input, const LookedAt& looked_at, List<char>& out) override {
    return TextWriter(out).Raw(Table(input, looked_at, style_)).status();
  }

 private:
  TableStyle style_;
};

class SilentReport final : public Report {
 public:
  Status Add(const Input&, const LookedAt&, List<char>&) override { return Status::Ok(); }
};

// Another report, and beside it one COCO document of all pictures in the folder of --out.
class WithCocoFile final : public Report {
 public:
  WithCocoFile(const DetectCommandOptions& options, std::unique_ptr<Report> shown)
      : options_(options), shown_(std::move(shown)) {}

  Status Begin(List<char>& out) override {
    GENIE_RETURN_IF_ERROR(document_.Begin(kGenerator, text_));
    return shown_->Begin(out);
  }
  Status Add(const Input& input, const LookedAt& looked_at, List<char>& out) override {
    GENIE_RETURN_IF_ERROR(document_.Add(looked_at.scene, input.path, text_));
    return shown_->Add(input, looked_at, out);
  }
  Status End(List<char>& out) override {
    GENIE_RETURN_IF_ERROR(shown_->End(out));
    GENIE_RETURN_IF_ERROR(document_.End(text_));
    return WriteOwnFile(options_.out_folder + "/coco.json", {text_.data(), text_.size()},
                        options_.overwrite);
  }

 private:
  const DetectCommandOptions& options_;
  std::unique_ptr<Report> shown_;
  CocoDocument document_;
  List<char> text_;
};

std::unique_ptr<Report> MakeShownReport(const DetectCommandOptions& options) {
  if (options.out_folder.empty()) {
    if (options.forms.json) return std::make_unique<JsonReport>();
    if (options.forms.coco) return std::make_unique<CocoReport>();
    if (options.forms.csv) return std::make_unique<CsvReport>();
    if (options.forms.marks) return std::make_unique<MarksReport>();
    if (options.forms.overlay) return std::make_unique<OverlayReport>();
  }
  if (options.quiet) return std::make_unique<SilentReport>();
  return std::make_unique<TableReport>(options);
}

}  // namespace

std::unique_ptr<Report> MakeReport(const DetectCommandOptions& options) {
  std::unique_ptr<Report> shown = MakeShownReport(options);
  if (options.forms.coco && !options.out_folder.empty()) {
    return std::make_unique<WithCocoFile>(options, std::move(shown));
  }
  return shown;
}

}  // namespace genie::cli
