// `genie doctor`: what this machine has and what is missing, as a list or as JSON. Exit code 4
// when the main job does not work.
#include "doctor_command.h"

#include <memory>
#include <string>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <genie/base/version.h>
#include <genie/scene/text_writer.h>

#include "../files/standard_stream.h"
#include "../terminal/terminal.h"
#include "inspect.h"

namespace genie::cli {
namespace {

enum class DoctorForm : uint8_t { kList, kJson };

#ifdef __clang__
constexpr std::string_view kCompiler = "clang " __clang_version__;
#else
constexpr std::string_view kCompiler = "gcc " __VERSION__;
#endif

Findings Inspect(const GlobalOptions& global) {
  Findings findings;
  findings.push_back({"program", "genie", Presence::kPresent,
                      fmt::format("{}, built by {}", Version(), kCompiler)});
  InspectMachine(findings);
  InspectCodecs(findings);
  InspectMainJob(findings);
  InspectScreen(findings);
  InspectPython(findings);
  InspectSettings(global, findings);
  InspectOptionalParts(findings);
  return findings;
}

std::string_view Sign(Presence presence) {
  switch (presence) {
    case Presence::kPresent:
      return "ok";
    case Presence::kBroken:
      return "!!";
    case Presence::kMissing:
    case Presence::kNotBuilt:
      break;
  }
  return "--";
}

std::string List(const Findings& findings) {
  const Paint paint(StandardOutputColor());
  std::string text;
  std::string_view group;
  for (const Finding& finding : findings) {
    if (finding.group != group)
      text += fmt::format("{}{}{}\n", paint.bold, finding.group, paint.plain);
    group = finding.group;
    text += fmt::format("  {}  {:<18} {}\n", Sign(finding.presence), finding.name, finding.detail);
  }
  return text;
}

Status WriteFindings(const Findings& findings, genie::List<char>& list) {
  TextWriter out(list);
  out.Raw("{\"generator\":\"genie\",\"version\":").JsonString(Version()).Raw(",\"findings\":[");
  std::string_view comma;
  for (const Finding& finding : findings) {
    out.Raw(comma).Raw("{\"group\":").JsonString(finding.group);
    out.Raw(",\"name\":").JsonString(finding.name);
    out.Raw(",\"presence\":").JsonString(PresenceName(finding.presence));
    out.Raw(",\"detail\":").JsonString(finding.detail).Raw("}");
    comma = ",";
  }
  return out.Raw("]}\n").status();
}

ExitCode RunDoctor(DoctorForm form, const GlobalOptions& global) {
  const Findings findings = Inspect(global);
  const bool works = std::ranges::none_of(
      findings, [](const Finding& f) { return f.presence == Presence::kBroken; });
  ExitCode exit_code = works ? ExitCode::kOk : ExitCode::kUnavailable;
  if (form == DoctorForm::kList) {
    return Worse(exit_code, StandardOutput().WriteAll(List(findings)));
  }
  genie::List<char> json;
  const Status status = WriteFindings(findings, json);
  if (!status.ok()) return ExitCodeOf(status.code());
  return Worse(exit_code, StandardOutput().WriteAll({json.data(), json.size()}));
}

}  // namespace

std::string_view PresenceName(Presence presence) {
  switch (presence) {
    case Presence::kPresent:
      return "present";
    case Presence::kMissing:
      return "missing";
    case Presence::kNotBuilt:
      return "not_built";
    case Presence::kBroken:
      break;
  }
  return "broken";
}

void AddDoctorCommand(const CommandSlot& slot) {
  CLI::App* app = slot.root.add_subcommand("doctor", "What this machine has and what is missing");
  auto form = std::make_shared<DoctorForm>(DoctorForm::kList);
  app->add_flag_callback("--json", [form] { *form = DoctorForm::kJson; }, "One JSON object");
  app->callback([form, global = &slot.global, chosen = &slot.chosen] {
    *chosen = [form, global] { return RunDoctor(*form, *global); };
  });
}

}  // namespace genie::cli
