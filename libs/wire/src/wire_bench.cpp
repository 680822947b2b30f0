// Measures messages: Scenes written, opened, made again and walked in place; a tree; a picture.
// Bytes are those of the message.
#include <benchmark/benchmark.h>

#include <vector>

#include <genie/wire/scene_writer.h>

#include "../test/wire_samples.h"

namespace genie::wire::test {
namespace {

constexpr MessageOptions kPlain{.compression = CompressionChoice::kNone};

void WriteSceneMessage(benchmark::State& state) {
  const Scene scene = SampleScene(static_cast<int32_t>(state.range(0)));
  Body body(BodyKind::kScene);
  Codec codec;
  List<uint8_t> bytes;
  for (auto _ : state) {
    body.Clear();
    ListTarget target(bytes);
    if (!WriteScene(scene, body).ok() || !WriteMessage(body, kPlain, codec, target).ok()) {
      state.SkipWithError("not written");
    }
    benchmark::DoNotOptimize(bytes.data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(bytes.size()));
}
BENCHMARK(WriteSceneMessage)->Name("scene/write/elements")->Arg(10)->Arg(100)->Arg(500);

enum class Use : uint8_t { kCopy, kWalk };

int64_t Walk(const SceneView& view) {
  int64_t sum = 0;
  for (uint32_t i = 0; i < view.size(); ++i) {
    const Element element = view[i];
    sum += element.id + element.box.x + element.box.y + element.box.width + element.box.height +
           element.parent + element.confidence + element.flags + static_cast<int>(element.role);
    const std::string_view text = view.Text(element);
    sum += text.empty() ? 0 : text.front();
  }
  return sum;
}

void ReadSceneMessage(benchmark::State& state, Use use) {
  const Scene scene = SampleScene(static_cast<int32_t>(state.range(0)));
  Body body(BodyKind::kScene);
  (void)WriteScene(scene, body);
  const Bytes bytes = MessageOf(body, CompressionChoice::kNone);
  Codec codec;
  Buffer storage;
  Scene back;
  for (auto _ : state) {
    Message message;
    SceneView view;
    bool ok = OpenMessage(bytes, {}, codec, storage, message).ok() && OpenScene(message, view).ok();
    if (use == Use::kCopy) {
      ok = ok && view.CopyTo(back).ok();
      benchmark::DoNotOptimize(back.elements.data());
    } else {
      benchmark::DoNotOptimize(Walk(view));
    }
    if (!ok) state.SkipWithError("not read");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(bytes.size()));
}
BENCHMARK_CAPTURE(ReadSceneMessage, copy, Use::kCopy)
    ->Name("scene/read/elements")
    ->Arg(10)
    ->Arg(100)
    ->Arg(500);
BENCHMARK_CAPTURE(ReadSceneMessage, walk, Use::kWalk)
    ->Name("scene/walk/elements")
    ->Arg(10)
    ->Arg(100)
    ->Arg(500);

void WriteRows(TreeWriter& writer, int64_t count) {
  writer.BeginList(static_cast<uint64_t>(count));
  for (int64_t i = 0; i < count; ++i) {
    writer.BeginDict(4);
    writer.Key("id");
    writer.Int(i);
    writer.Key("role");
    writer.Text("button");
    writer.Key("box");
    writer.BeginList(4);
    for (const int64_t n : {i, i * 3, int64_t{90}, int64_t{24}}) writer.Int(n);
    writer.End();
    writer.Key("confidence");
    writer.Float(0.5);
    writer.End();
  }
  writer.End();
}

void WriteTree(benchmark::State& state) {
  Body body(BodyKind::kTree);
  TreeWriter writer(body);
  Codec codec;
  List<uint8_t> bytes;
  for (auto _ : state) {
    body.Clear();
    WriteRows(writer, state.range(0));
    ListTarget target(bytes);
    if (!writer.Finish().ok() || !WriteMessage(body, kPlain, codec, target).ok()) {
      state.SkipWithError("not written");
    }
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(bytes.size()));
}
BENCHMARK(WriteTree)->Name("tree/write/rows")->Arg(100);

void ReadTree(benchmark::State& state) {
  Body body(BodyKind::kTree);
  TreeWriter writer(body);
  WriteRows(writer, state.range(0));
  const Bytes bytes = MessageOf(body, CompressionChoice::kNone);
  for (auto _ : state) {
    if (!ReadMessage(bytes).ok()) state.SkipWithError("not read");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(bytes.size()));
}
BENCHMARK(ReadTree)->Name("tree/read/rows")->Arg(100);

// A screen of 1080p: flat runs with an edge now and then.
std::vector<uint8_t> Screen() {
  std::vector<uint8_t> pixels(size_t{1920} * 1080 * 3, 240);
  for (size_t i = 0; i < pixels.size(); i += 97) pixels[i] = static_cast<uint8_t>(i / 1000);
  return pixels;
}

void WritePicture(benchmark::State& state) {
  const auto pixels = Screen();
  const uint64_t shape[] = {1080, 1920, 3};
  const auto choice = static_cast<CompressionChoice>(state.range(0));
  Body body(BodyKind::kTree);
  TreeWriter writer(body);
  Codec codec;
  List<uint8_t> bytes;
  for (auto _ : state) {
    body.Clear();
    writer.Array({"|u1", 1, 3, reinterpret_cast<const uint8_t*>(shape), pixels});
    ListTarget target(bytes);
    if (!writer.Finish().ok() || !WriteMessage(body, {.compression = choice}, codec, target).ok()) {
      state.SkipWithError("not written");
    }
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(pixels.size()));
  state.counters["message_bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(WritePicture)
    ->Name("picture/write/compression")
    ->DenseRange(0, 4)
    ->Unit(benchmark::kMicrosecond);

void ReadPicture(benchmark::State& state) {
  const auto pixels = Screen();
  const uint64_t shape[] = {1080, 1920, 3};
  Body body(BodyKind::kTree);
  TreeWriter writer(body);
  writer.Array({"|u1", 1, 3, reinterpret_cast<const uint8_t*>(shape), pixels});
  const Bytes bytes = MessageOf(body, static_cast<CompressionChoice>(state.range(0)));
  for (auto _ : state) {
    if (!ReadMessage(bytes).ok()) state.SkipWithError("not read");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(pixels.size()));
}
BENCHMARK(ReadPicture)
    ->Name("picture/read/compression")
    ->DenseRange(0, 4)
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace genie::wire::test
