#include "cli_bench.h"

#include <algorithm>

#include <genie/base/list.h>
#include <genie/codec/decode.h>
#include <genie/codec/file.h>

#include "child_process.h"
#include "cpu_clock.h"
#include "frames.h"
#include "machine.h"

namespace genie::bench {
namespace {

Result<double> DecodeMilliseconds(const std::string& path) {
  CpuClock clock;
  List<uint8_t> bytes;
  GENIE_FAIL_IF_ERROR(ReadFile(path, {}, bytes));
  const int64_t start = clock.NowNanoseconds();
  const auto image = Decode(bytes.span());
  const int64_t spent = clock.NowNanoseconds() - start;
  if (!image) return Fail(image.error());
  return static_cast<double>(spent) / 1e6;
}

}  // namespace

Result<CliBenchResult> BenchCli(const BenchOptions& options) {
  const auto screens = FindScreens(options.screens, 1920, 1080);
  if (!screens) return Fail(screens.error());
  CliBenchResult result;
  result.file = screens->front().string();
  for (size_t round = 0; round <= options.rounds; ++round) {
    const auto decode = DecodeMilliseconds(result.file);
    if (!decode) return Fail(decode.error());
    const auto use = RunProcess({OwnProgram().string(), "detect", result.file, "--json"});
    if (!use) return Fail(use.error());
    if (use->exit_code != 0) {
      return Fail(Status(StatusCode::kInternal, "genie detect failed; run it alone to see why")
                      .With("exit_code", use->exit_code)
                      .With("file", result.file));
    }
    if (round == 0) continue;  // fills the page cache
    result.decode_ms.Add(*decode);
    result.cpu_ms.Add(use->cpu_ms);
    result.wall_ms.Add(use->wall_ms);
    result.over_decode_ms.Add(use->cpu_ms - *decode);
    result.peak_mib = std::max(result.peak_mib, use->peak_mib);
  }
  return result;
}

}  // namespace genie::bench
