// Table: see table.h.
#include "table.h"

#include <fmt/format.h>

#include <genie/scene/overlay.h>
#include <genie/scene/text_writer.h>

namespace genie::cli {
namespace {

using Text = fmt::memory_buffer;

constexpr int kMaxDepth = 8;  // deeper rows are not indented further
constexpr int kRoleWidth = 26;

std::string_view Plural(size_t count) { return count == 1 ? "" : "s"; }

void AddTitle(const Input& input, const Scene& scene, const Paint& paint, Text& text) {
  const auto out = std::back_inserter(text);
  fmt::format_to(out, "{}{}{}  {}x{}  scale {:g}  {} element{}\n", paint.bold,
                 input.path == "-" ? "standard input" : input.path, paint.plain, scene.width,
                 scene.height, scene.scale_permille / 1000.0, scene.elements.size(),
                 Plural(scene.elements.size()));
}

std::string States(const Element& e) {
  std::string states;
  const auto add = [&](ElementFlag flag, std::string_view name) {
    if (e.Has(flag)) states += (states.empty() ? "" : ",") + std::string(name);
  };
  add(kDisabled, "disabled");
  add(kChecked, "checked");
  add(kSelected, "selected");
  add(kFocused, "focused");
  return states;
}

// The text on one line, cut where it is long.
std::string OneLine(std::string_view text) {
  constexpr size_t kMaxText = 60;
  List<char> line;
  const bool written = TextWriter(line).OneLine(text.substr(0, kMaxText)).status().ok();
  std::string shown(line.data(), written ? line.size() : 0);
  return text.size() > kMaxText ? shown + "..." : shown;
}

int Depth(const Scene& scene, const Element& e) {
  int depth = 0;
  for (int32_t at = e.parent; at != kNoParent && depth < kMaxDepth; ++depth) {
    at = scene.elements[at].parent;
  }
  return depth;
}

void AddRow(const Scene& scene, const Element& e, const Paint& paint, Text& text) {
  const std::string role =
      std::string(static_cast<size_t>(Depth(scene, e)) * 2, ' ') + std::string(RoleName(e.role));
  const std::string states = States(e);
  const std::string words = OneLine(scene.Text(e));
  fmt::format_to(std::back_inserter(text), "  {:>4}  {}{:<{}}{}  {:>5} {:>5} {:>5} {:>5}  {:>5.2f}",
                 e.id, paint.Of(OverlayColor(e.role)), role, kRoleWidth, paint.plain, e.box.x,
                 e.box.y, e.box.width, e.box.height, e.confidence / 1000.0);
  fmt::format_to(std::back_inserter(text), "{}{}{}{}\n", states.empty() ? "" : "  ", states,
                 words.empty() ? "" : "  ", words);
}

void AddRows(const Scene& scene, const TableStyle& style, const Paint& paint, Text& text) {
  const auto out = std::back_inserter(text);
  const size_t count = scene.elements.size();
  if (count == 0) return;
  // Cutting off one or two rows to name them in a note would gain nothing.
  const bool all = style.rows == TableRows::kAll || count <= kFirstRows + 2;
  const size_t shown = all ? count : kFirstRows;
  fmt::format_to(out, "{}  {:>4}  {:<{}}  {:>5} {:>5} {:>5} {:>5}  {:>5}{}\n", paint.dim, "id",
                 "role", kRoleWidth, "x", "y", "w", "h", "conf", paint.plain);
  for (size_t i = 0; i < shown; ++i) AddRow(scene, scene.elements[i], paint, text);
  if (shown < count) {
    fmt::format_to(out, "{}        ... and {} more; --all shows every row{}\n", paint.dim,
                   count - shown, paint.plain);
  }
}

// A frame of a session after its first: what it changed, in place of all that it shows.
void AddUpdate(const FrameUpdate& update, const TableStyle& style, const Paint& paint, Text& text) {
  const auto out = std::back_inserter(text);
  fmt::format_to(out, "  {}, {} change{}\n", UpdateText(update.report), update.changes.size(),
                 Plural(update.changes.size()));
  const ChangeRows rows = style.rows == TableRows::kAll ? ChangeRows::kAll : ChangeRows::kFirst;
  fmt::format_to(out, "{}", ChangeLines(update.changes, rows, paint));
}

void AddTimings(const LookedAt& looked_at, const Paint& paint, Text& text) {
  const auto out = std::back_inserter(text);
  fmt::format_to(out, "{}  ms", paint.dim);
  for (const NamedTiming& timing : looked_at.timings) {
    fmt::format_to(out, "  {} {:.1f}", timing.name, static_cast<double>(timing.nanoseconds) / 1e6);
  }
  fmt::format_to(out, "{}\n\n", paint.plain);
}

}  // namespace

std::string Table(const Input& input, const LookedAt& looked_at, const TableStyle& style) {
  const Paint paint(style.color);
  Text text;
  AddTitle(input, looked_at.scene, paint, text);
  const bool follows = looked_at.update && looked_at.update->moment.frame > 1;
  if (!follows || style.rows == TableRows::kAll) AddRows(looked_at.scene, style, paint, text);
  if (looked_at.update) AddUpdate(*looked_at.update, style, paint, text);
  AddTimings(looked_at, paint, text);
  return fmt::to_string(text);
}

}  // namespace genie::cli
