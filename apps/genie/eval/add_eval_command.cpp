// `genie eval` as a command of the program. What it does is in eval_command.h.
#include "add_eval_command.h"

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "../files/standard_stream.h"
#include "eval_command.h"

namespace genie::cli {

void AddEvalCommand(const CommandSlot& slot) {
  CLI::App* app = slot.root.add_subcommand("eval", "Judge the detector on screens with truth");
  auto options = std::make_shared<eval::EvalOptions>();
  eval::AddEvalOptions(*app, *options);
  app->callback([options, chosen = &slot.chosen] {
    *chosen = [options] {
      const auto table = eval::RunEval(*options);
      if (table) return StandardOutput().WriteAll(*table);
      StandardError().Line("genie: " + std::string(table.error().message()));
      return ExitCodeOf(table.error().code());
    };
  });
}

}  // namespace genie::cli
