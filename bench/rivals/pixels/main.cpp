// Every operation on pixels beside OpenCV's and beside our scalar code: one JSON object a line.
//
//   pixel_race [--screens DIR] [--only TEXT] [--runs N] [--size hd|uhd] [--scalar-alone]
//
// One thread; processor time; all sides in turns, `runs` times (5), each time as often in a row as
// fills 4 ms; the median is told. Output is compared first: a race whose results are further apart
// than it allows is told as unequal, without times.
//
// The program is built twice: pixel_race has the scalar code without auto-vectorisation,
// pixel_race_vectorised with it (--scalar-alone times nothing else).
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

#include <genie/kernels/instruction_set.h>
#include <opencv2/core/utility.hpp>

#include "frames.h"
#include "race.h"

namespace genie::races {
namespace {

struct Options {
  std::string screens = "examples/screens";
  std::string only;
  std::string size;
  int runs = 5;
  bool is_scalar_alone = false;
};

int64_t CpuNanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * int64_t{1'000'000'000} + now.tv_nsec;
}

// Milliseconds of one call; a call that is too short for the clock is repeated.
double Time(const std::function<void()>& work) {
  constexpr int64_t kEnoughNs = 4'000'000;
  const int64_t start = CpuNanoseconds();
  int64_t calls = 0, spent = 0;
  do {
    work();
    ++calls;
    spent = CpuNanoseconds() - start;
  } while (spent < kEnoughNs);
  return double(spent) / double(calls) / 1e6;
}

double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : values[values.size() / 2];
}

void Tell(const Race& race, const Difference& difference, bool is_equal,
          const std::vector<double>* times) {
  std::printf("{\"name\": \"%s\", \"image\": \"%s\"", race.name.c_str(), race.image.c_str());
  const char* names[] = {"ours_ms", "opencv_ms", "scalar_ms"};
  for (int side = 0; side < 3; ++side) {
    if (!times[side].empty()) std::printf(", \"%s\": %.5f", names[side], Median(times[side]));
  }
  if (race.difference) {
    std::printf(", \"equal\": %s, \"largest_difference\": %g, \"differing_share\": %.6f",
                is_equal ? "true" : "false", difference.largest, difference.share);
    if (!race.rounding.empty()) std::printf(", \"rounding\": \"%s\"", race.rounding.c_str());
  }
  std::printf(", \"bytes\": %lld, \"per_pixel\": %s}\n", static_cast<long long>(race.bytes),
              race.is_per_pixel ? "true" : "false");
  std::fflush(stdout);
}

void Run(const Race& race, const Options& options) {
  Difference difference;
  bool is_equal = true;
  if (race.scalar) race.scalar();
  race.ours();
  if (race.rival && !options.is_scalar_alone) {
    race.rival();
    if (race.difference) difference = race.difference();
    is_equal = difference.largest <= race.allowed;
  }
  std::vector<double> times[3];
  for (int run = 0; run < options.runs && is_equal; ++run) {
    if (!options.is_scalar_alone) times[0].push_back(Time(race.ours));
    if (!options.is_scalar_alone && race.rival) times[1].push_back(Time(race.rival));
    if (race.scalar) times[2].push_back(Time(race.scalar));
  }
  Tell(race, difference, is_equal, times);
}

// What memory gives at best: a copy of the frame, and reading it alone, as two more races.
void AddMemoryRaces(const Frames& frames, Races& races) {
  const ConstImageView source = frames.bgra;
  auto target = std::make_shared<OwnedImage>(source.width, source.height, source.format);
  const int64_t bytes = int64_t(target->bytes.size());
  races.push_back({.name = "memory/copy",
                   .image = frames.name,
                   .ours = [=] { std::memcpy(target->bytes.data(), source.data, size_t(bytes)); },
                   .bytes = 2 * bytes});
}

Options Parse(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string name = arguments[i];
    if (name == "--scalar-alone") {
      options.is_scalar_alone = true;
    } else if (i + 1 == count) {
      Must(Status(StatusCode::kInvalidArgument, "an option lacks its value").With("option", name));
    } else if (name == "--screens") {
      options.screens = arguments[++i];
    } else if (name == "--only") {
      options.only = arguments[++i];
    } else if (name == "--size") {
      options.size = arguments[++i];
    } else if (name == "--runs") {
      options.runs = std::max(1, std::atoi(arguments[++i]));
    } else {
      Must(Status(StatusCode::kInvalidArgument, "no such option").With("option", name));
    }
  }
  return options;
}

int Main(int count, char** arguments) {
  const Options options = Parse(count, arguments);
  // Large blocks stay with the process: with glibc's defaults OpenCV's temporaries would pay for
  // fresh pages in every run, which would flatter us.
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  cv::setNumThreads(1);
  const FrameSet frames(options.screens);
  Races races;
  for (const Frames* size : {&frames.hd(), &frames.uhd()}) {
    if (options.size == "hd" && size != &frames.hd()) continue;
    if (options.size == "uhd" && size != &frames.uhd()) continue;
    AddMemoryRaces(*size, races);
    AddColorRaces(*size, races);
    AddMorphologyRaces(*size, races);
    AddFilterRaces(*size, races);
    AddEdgeRaces(*size, races);
    AddStatisticsRaces(*size, races);
    AddGeometryRaces(*size, races);
    AddSearchRaces(*size, races);
  }
  std::printf("{\"rival\": \"OpenCV %s\", \"instruction_set\": \"%s\", \"threads\": 1}\n",
              cv::getVersionString().c_str(), std::string(ChosenInstructionSet()).c_str());
  for (const Race& race : races) {
    if (race.name.find(options.only) != std::string::npos) Run(race, options);
  }
  return 0;
}

}  // namespace
}  // namespace genie::races

int main(int count, char** arguments) { return genie::races::Main(count, arguments); }
