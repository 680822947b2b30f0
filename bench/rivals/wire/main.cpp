// Scenes of 10, 100 and 500 elements in our format and in others': one JSON object a line.
//
//   wire_race [--runs N] [--only TEXT]
//
// Three things are timed: encode (a Scene of the engine to bytes), read (every field of each
// element, from the bytes) and structs (the same into the engine's structs). One thread, processor
// time, all contenders in turns, `runs` times (7), each time as often in a row as fills 2 ms; the
// median is told. Before the clock starts, each contender's bytes are decoded and compared with the
// Scene, field by field.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>

#include "contender.h"
#include "scenes.h"

namespace genie::races {
namespace {

struct Options {
  int runs = 7;
  std::string only;
};

struct Times {
  std::vector<double> encode, read, structs;  // microseconds
};

int64_t CpuNanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * int64_t{1'000'000'000} + now.tv_nsec;
}

// Microseconds of one call. Eight calls for one look at the clock, which costs as much as one.
double Time(const std::function<void()>& work) {
  constexpr int64_t kEnoughNs = 2'000'000;
  const int64_t start = CpuNanoseconds();
  int64_t calls = 0, spent = 0;
  do {
    for (int i = 0; i < 8; ++i) work();
    calls += 8;
    spent = CpuNanoseconds() - start;
  } while (spent < kEnoughNs);
  return double(spent) / double(calls) / 1e3;
}

double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

uint64_t DigestOf(const Scene& scene) {
  Digest digest;
  digest.Head(scene.width, scene.height, scene.scale_permille);
  for (const Element& element : scene.elements) {
    digest.Add(element.id, element.box, element.parent, element.confidence, uint32_t(element.role),
               element.flags, scene.Text(element));
  }
  return digest.sum;
}

void Check(Contender& contender, const Scene& scene) {
  const std::string bytes(contender.Encode(scene));
  Scene back;
  contender.ToScene(bytes, back);
  if (AreEqual(scene, back) && contender.Read(bytes) == DigestOf(scene)) return;
  GiveUp(std::string(contender.name()) + " gives other values back");
}

void Round(Contender& contender, const Scene& scene, Times& times) {
  const std::string bytes(contender.Encode(scene));
  Scene back;
  volatile uint64_t seen = 0;
  times.encode.push_back(Time([&] { seen = contender.Encode(scene).size(); }));
  times.read.push_back(Time([&] { seen = contender.Read(bytes); }));
  times.structs.push_back(Time([&] { contender.ToScene(bytes, back); }));
}

void Tell(Contender& contender, const Scene& scene, const Times& times) {
  std::printf(
      "{\"name\": \"%s\", \"elements\": %zu, \"bytes\": %zu, \"encode_us\": %.4f, "
      "\"read_us\": %.4f, \"structs_us\": %.4f, \"note\": \"%s\"}\n",
      std::string(contender.name()).c_str(), scene.elements.size(), contender.Encode(scene).size(),
      Median(times.encode), Median(times.read), Median(times.structs),
      std::string(contender.note()).c_str());
  std::fflush(stdout);
}

Contenders MakeAll(const std::string& only) {
  Contenders all;
  for (auto* make : {
           &MakeGenie,
           &MakeSimdjson,
#ifdef WIRE_RACE_HAS_YYJSON
           &MakeYyjson,
#endif
           &MakeNlohmann,
           &MakeFlatbuffers,
           &MakeFlatbuffersStructs,
           &MakeCapnproto,
           &MakeProtobuf,
           &MakeMsgpack,
       }) {
    auto contender = make();
    if (contender->name().find(only) != std::string_view::npos) all.push_back(std::move(contender));
  }
  return all;
}

Options Parse(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; i += 2) {
    const std::string name = arguments[i];
    Must(i + 1 < count, name + " lacks its value");
    if (name == "--runs") {
      options.runs = std::max(1, std::atoi(arguments[i + 1]));
    } else if (name == "--only") {
      options.only = arguments[i + 1];
    } else {
      GiveUp(name + " is no option; the options are --runs and --only");
    }
  }
  return options;
}

int Main(int count, char** arguments) {
  const Options options = Parse(count, arguments);
  const Contenders contenders = MakeAll(options.only);
  for (const int elements : {10, 100, 500}) {
    const Scene scene = MakeScene(elements);
    std::vector<Times> times(contenders.size());
    for (const auto& contender : contenders) Check(*contender, scene);
    for (int run = 0; run < options.runs; ++run) {
      for (size_t i = 0; i < contenders.size(); ++i) Round(*contenders[i], scene, times[i]);
    }
    for (size_t i = 0; i < contenders.size(); ++i) Tell(*contenders[i], scene, times[i]);
  }
  return 0;
}

}  // namespace

void GiveUp(std::string_view reason) {
  std::fprintf(stderr, "wire_race: %.*s\n", int(reason.size()), reason.data());
  std::exit(1);
}

}  // namespace genie::races

int main(int count, char** arguments) { return genie::races::Main(count, arguments); }
