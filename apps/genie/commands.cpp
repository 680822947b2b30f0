// The commands: see commands.h. To add one: its header, and one line in the list.
#include "commands.h"

#include "bench/bench_command.h"
#include "config/config_command.h"
#include "detect/detect_command.h"
#include "doctor/doctor_command.h"
#include "eval/add_eval_command.h"
#include "version/version_command.h"
#include "watch/watch_command.h"

namespace genie::cli {
namespace {

using AddCommand = void (*)(const CommandSlot& slot);

// In the order in which `genie --help` shows them.
constexpr AddCommand kCommands[] = {
    AddDetectCommand, AddWatchCommand,  AddEvalCommand,    AddBenchCommand,
    AddDoctorCommand, AddConfigCommand, AddVersionCommand,
};

}  // namespace

void AddCommands(const CommandSlot& slot) {
  for (const AddCommand add : kCommands) add(slot);
}

}  // namespace genie::cli
