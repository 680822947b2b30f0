#include "rival_program.h"

#include "machine.h"

namespace genie::bench {

namespace fs = std::filesystem;

fs::path FindRivalProgram(const BenchOptions& options) {
  const fs::path folder =
      options.rivals.empty() ? OwnProgram().parent_path().parent_path().parent_path() / "rivals/bin"
                             : options.rivals;
  std::error_code error;
  fs::path program = folder / "opencv_pipeline";
  return fs::exists(program, error) ? program : fs::path();
}

}  // namespace genie::bench
