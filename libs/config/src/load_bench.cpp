// What reading the settings costs: the environment alone, and a file that sets every key.
#include <genie/config/load.h>

#include <genie/config/show.h>

#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>

namespace genie {
namespace {

void LoadFromEnvironment(benchmark::State& state) {
  for (auto _ : state) {
    ConfigSources sources;
    sources.working_directory = "/nowhere";
    sources.environment = SystemEnvironment();
    benchmark::DoNotOptimize(LoadConfig(sources));
  }
}
BENCHMARK(LoadFromEnvironment)->Name("load/config/environment");

void LoadFullFile(benchmark::State& state) {
  const std::string path = std::filesystem::temp_directory_path() / "load_bench.yaml";
  ConfigSources sources;
  sources.working_directory = "/nowhere";
  std::ofstream(path) << ShowConfig(*LoadConfig(sources));
  sources.file = path;
  for (auto _ : state) {
    benchmark::DoNotOptimize(LoadConfig(sources));
  }
  std::filesystem::remove(path);
}
BENCHMARK(LoadFullFile)->Name("load/config/file");

}  // namespace
}  // namespace genie
