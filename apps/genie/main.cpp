// genie: the command line. Parses the arguments and runs the command they name.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>

#include <exception>
#include <string>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <genie/base/version.h>

#include "commands.h"
#include "files/standard_stream.h"

namespace genie::cli {
namespace {

// What is wrong, in words for the user.
std::string Reason(const CLI::App& deepest, const CLI::ParseError& error) {
  if (error.get_name() != "RequiredError" || deepest.get_require_subcommand_min() == 0) {
    return error.what();
  }
  std::string known;
  for (const CLI::App* command : deepest.get_subcommands({})) {
    known += (known.empty() ? "" : ", ") + command->get_name();
  }
  const std::vector<std::string> unknown = deepest.remaining();
  if (!unknown.empty() && unknown[0].starts_with('-')) {
    return fmt::format("there is no option '{}'", unknown[0]);
  }
  return unknown.empty() ? fmt::format("name a command: {}", known)
                         : fmt::format("there is no command '{}', only {}", unknown[0], known);
}

// Help and version go to standard output and are fine; the rest is one line and a hint.
ExitCode ReportParseEnd(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) {
    std::ostringstream text;
    app.exit(error, text, text);
    return StandardOutput().WriteAll(text.str());
  }
  const CLI::App* deepest = &app;
  std::string command = "genie";
  while (!deepest->get_subcommands().empty()) {
    deepest = deepest->get_subcommands().front();
    command += " " + deepest->get_name();
  }
  StandardError().Line(fmt::format("genie: {} (see {} --help)", Reason(*deepest, error), command));
  return ExitCode::kUsage;
}

// A standard descriptor that is closed would go to the next file or connection that is opened, and
// results into that. It is held by what refuses what it is for, so that using it is an error.
void HoldStandardDescriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) != -1) continue;
    // The lowest free number is `descriptor`: those below it are open.
    const int opened = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (opened != descriptor && opened >= 0) close(opened);
  }
}

ExitCode Main(int argc, char** argv) {
  CLI::App app("Finds the elements of a user interface in screenshots.", "genie");
  CommandBody chosen;
  GlobalOptions global;
  app.set_version_flag("--version", "genie " + std::string(Version()));
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option("--config", global.config_file,
                 "Settings; default: COMPUTER_GENIE_CONFIG, or ./performance_config.yaml")
      ->type_name("FILE");
  app.add_option("--set", global.settings, "One setting, over file and environment")
      ->type_name("KEY=VALUE")
      ->expected(1);
  AddCommands({app, chosen, global});
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return ReportParseEnd(app, error);
  }
  return chosen();
}

}  // namespace
}  // namespace genie::cli

int main(int argc, char** argv) {
  genie::cli::HoldStandardDescriptors();
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write(), which ends quietly
  std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow further
  try {
    return static_cast<int>(genie::cli::Main(argc, argv));
  } catch (const std::exception& error) {  // the standard library's: no memory
    genie::cli::StandardError().Line(std::string("genie: ") + error.what());
    return static_cast<int>(genie::cli::ExitCode::kOurFault);
  }
}
