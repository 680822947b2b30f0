// Random edits and their text: see edit.h.
#include "edit.h"

#include <array>
#include <cstdio>
#include <sstream>

namespace genie::detect {
namespace {

struct KindEntry {
  std::string_view name;
  uint32_t weight;  // how often it comes
};
constexpr std::array<KindEntry, static_cast<size_t>(EditKind::kCount)> kKinds = {{
    {"open", 5},   {"move", 5},    {"raise", 2},   {"close", 3},   {"type", 8},     {"delete", 5},
    {"paste", 6},  {"scroll", 8},  {"blink", 5},   {"repaint", 2}, {"resize", 2},   {"theme", 1},
    {"pixel", 14}, {"fill", 6},    {"tint", 6},    {"noise", 4},   {"noiseall", 1}, {"gradient", 2},
    {"video", 2},  {"enlarge", 4}, {"ringing", 6}, {"snake", 8},   {"stamp", 10},   {"recolor", 5},
    {"square", 8}, {"bridge", 4},  {"layout", 2},  {"undo", 8},    {"evict", 1},    {"lie", 2},
}};

EditKind RandomKind(std::mt19937& random) {
  uint32_t sum = 0;
  for (const KindEntry& entry : kKinds) sum += entry.weight;
  auto left = static_cast<uint32_t>(random() % sum);
  size_t kind = 0;
  while (left >= kKinds[kind].weight) left -= kKinds[kind++].weight;
  return static_cast<EditKind>(kind);
}

uint16_t RandomSide(std::mt19937& random) {
  static constexpr std::array<uint16_t, 14> kOdd = {1,  2,  5,   31,  32,  33,  63,
                                                    64, 65, 127, 128, 129, 191, 193};
  const auto choice = random() % 12;
  if (choice == 0) return kOdd[random() % kOdd.size()];
  return static_cast<uint16_t>(200 + random() % 520);
}

// Makes the script one of figures at tile borders, every other time at scale 3: where the verdict
// on the largest squares counts.
void DrawFigures(std::mt19937& random, EditScript& script) {
  for (Edit& edit : script.edits) {
    if (random() % 4 != 0) edit.kind = EditKind::kStamp;
  }
  const uint32_t seed = random() % 2 == 0 ? 0 : 1;
  script.edits[0] = {.kind = EditKind::kEnlarge, .x = 0, .y = 0, .w = 1, .h = 0, .seed = seed};
}

}  // namespace

std::string_view EditKindName(EditKind kind) { return kKinds[static_cast<size_t>(kind)].name; }

Edit RandomEdit(std::mt19937& random) {
  Edit edit;
  edit.kind = RandomKind(random);
  for (uint16_t* field : {&edit.x, &edit.y, &edit.w, &edit.h}) {
    *field = static_cast<uint16_t>(random());
  }
  edit.seed = static_cast<uint32_t>(random());
  return edit;
}

EditScript RandomScript(uint32_t seed, size_t edits) {
  std::mt19937 random(seed);
  EditScript script;
  script.start.width = RandomSide(random);
  script.start.height = RandomSide(random);
  script.start.seed = static_cast<uint32_t>(random());
  static constexpr std::array<int32_t, 8> kTileSizes = {64, 64, 64, 64, 64, 32, 128, 256};
  script.start.tile_size = kTileSizes[random() % kTileSizes.size()];
  const bool is_bounded = random() % 16 == 0;
  const auto budget = static_cast<uint32_t>(random() % (8u << 20));
  script.start.budget_bytes = is_bounded ? budget : 0;
  for (size_t i = 0; i < edits; ++i) script.edits.push_back(RandomEdit(random));
  if (seed % 3 == 0) DrawFigures(random, script);
  return script;
}

std::string ToText(const EditScript& script) {
  std::ostringstream out;
  const EditStart& s = script.start;
  out << s.width << 'x' << s.height << ':' << s.seed << ':' << s.tile_size << ':' << s.budget_bytes;
  for (const Edit& e : script.edits) {
    out << ' ' << EditKindName(e.kind) << ':' << e.x << ':' << e.y << ':' << e.w << ':' << e.h
        << ':' << e.seed;
  }
  return out.str();
}

std::optional<EditScript> ScriptFromText(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::string word;
  EditScript script;
  EditStart& s = script.start;
  if (!(in >> word) || std::sscanf(word.c_str(), "%hux%hu:%u:%d:%u", &s.width, &s.height, &s.seed,
                                   &s.tile_size, &s.budget_bytes) != 5) {
    return std::nullopt;
  }
  while (in >> word) {
    Edit e;
    const size_t colon = word.find(':');
    if (colon == std::string::npos) return std::nullopt;
    size_t kind = 0;
    while (kind < kKinds.size() && kKinds[kind].name != word.substr(0, colon)) ++kind;
    if (kind == kKinds.size() || std::sscanf(word.c_str() + colon, ":%hu:%hu:%hu:%hu:%u", &e.x,
                                             &e.y, &e.w, &e.h, &e.seed) != 5) {
      return std::nullopt;
    }
    e.kind = static_cast<EditKind>(kind);
    script.edits.push_back(e);
  }
  return script;
}

}  // namespace genie::detect
