// genie: the command line. Commands live in files of their own.
#include <cstdio>

#include <CLI/CLI.hpp>

#include <genie/base/version.h>

#include "eval/eval_command.h"

int main(int argc, char** argv) {
  CLI::App app("Finds the elements of user-interface screenshots.", "genie");
  app.set_version_flag("--version", std::string(genie::Version()));
  app.require_subcommand(1);
  genie::eval::EvalOptions eval_options;
  CLI::App* eval = app.add_subcommand("eval", "judge the detector on screens with truth");
  genie::eval::AddEvalOptions(*eval, eval_options);
  CLI11_PARSE(app, argc, argv);
  const genie::Status status = genie::eval::RunEval(eval_options);
  if (!status.ok()) {
    std::fprintf(stderr, "genie: %.*s\n", static_cast<int>(status.message().size()),
                 status.message().data());
    return 3;
  }
  return 0;
}
