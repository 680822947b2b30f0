// The messages that are kept as files, for each version of the protocol: tests/fixtures/wire/.
#pragma once

#include <string>
#include <vector>

#include "wire_samples.h"

namespace genie::wire::test {

struct Fixture {
  std::string name;  // "scene.lz4"
  Bytes message;
};

// Keys beyond the numbers of one byte, keys that take no number, a key again.
inline void WriteManyKeys(TreeWriter& writer) {
  writer.BeginList(2);
  for (int pass = 0; pass < 2; ++pass) {
    writer.BeginDict(302);
    for (int i = 0; i < 300; ++i) {
      writer.Key("k" + std::to_string(i));
      writer.Int(i * (pass + 1));
    }
    writer.Key(std::string(100, 'a'));
    writer.Null();
    writer.Key(std::string(300, 'b'));
    writer.Bool(pass == 1);
    writer.End();
  }
  writer.End();
}

inline std::vector<Fixture> AllFixtures() {
  const Scene scene = SampleScene(12);
  Body null(BodyKind::kTree);
  TreeWriter null_writer(null);
  null_writer.Null();
  Body scenes(BodyKind::kScene);
  (void)WriteScene(scene, scenes);
  Body kinds(BodyKind::kTree);
  TreeWriter kinds_writer(kinds);
  WriteEveryKind(kinds_writer, scene);
  Body keys(BodyKind::kTree);
  TreeWriter keys_writer(keys);
  WriteManyKeys(keys_writer);

  std::vector<Fixture> fixtures;
  for (const Compression compression :
       {Compression::kNone, Compression::kLz4, Compression::kZstd, Compression::kGzip}) {
    const auto choice = static_cast<CompressionChoice>(compression);
    const std::string end = "." + std::string(CompressionName(compression));
    fixtures.push_back({"null" + end, MessageOf(null, choice)});
    fixtures.push_back({"scene" + end, MessageOf(scenes, choice)});
    fixtures.push_back({"every_kind" + end, MessageOf(kinds, choice)});
    fixtures.push_back({"many_keys" + end, MessageOf(keys, choice)});
  }
  return fixtures;
}

}  // namespace genie::wire::test
