// A contender: one format (and library) that carries a Scene. All start from the same Scene and end
// with the same values; what a contender keeps between calls (buffers, arenas, parsers) is reused,
// as a server would.
//
// A value is a whole number or a text in every format: roles, flags and confidences are numbers in
// JSON too, which favours it.
//
// Depends on: scene. Thread safety: one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <genie/scene/scene.h>

namespace genie::races {

// The sum of every field of every element: what reading them is proved by. Additions alone, so that
// it costs little beside the reading.
struct Digest {
  uint64_t sum = 0;

  void Head(int32_t width, int32_t height, int32_t scale_permille) {
    sum += uint64_t(width) + uint64_t(height) + uint64_t(scale_permille);
  }
  void Add(int64_t id, Box box, int32_t parent, uint32_t confidence, uint32_t role, uint32_t flags,
           std::string_view text) {
    sum += uint64_t(id) + uint64_t(box.x) + uint64_t(box.y) + uint64_t(box.width) +
           uint64_t(box.height) + uint64_t(int64_t{parent}) + confidence + role + flags +
           text.size();
    if (!text.empty()) sum += uint8_t(text.front()) + uint8_t(text.back());
  }
};

class Contender {
 public:
  virtual ~Contender() = default;
  virtual std::string_view name() const = 0;
  // What it reads and writes beside the others' work, in a few words.
  virtual std::string_view note() const = 0;
  // The Scene as bytes; they live until the next call.
  virtual std::string_view Encode(const Scene& scene) = 0;
  // Every field of every element, where they stand.
  virtual uint64_t Read(std::string_view bytes) = 0;
  // The same into structs of ours.
  virtual void ToScene(std::string_view bytes, Scene& scene) = 0;
};

using Contenders = std::vector<std::unique_ptr<Contender>>;

// One function for each file NAME_contender.cpp.
std::unique_ptr<Contender> MakeGenie();
std::unique_ptr<Contender> MakeSimdjson();
std::unique_ptr<Contender> MakeYyjson();
std::unique_ptr<Contender> MakeNlohmann();
std::unique_ptr<Contender> MakeFlatbuffers();
std::unique_ptr<Contender> MakeFlatbuffersStructs();
std::unique_ptr<Contender> MakeCapnproto();
std::unique_ptr<Contender> MakeProtobuf();
std::unique_ptr<Contender> MakeMsgpack();

// Ends the program with the reason: a race must not go on without one of its runners.
[[noreturn]] void GiveUp(std::string_view reason);
inline void Must(bool is_good, std::string_view reason) {
  if (!is_good) GiveUp(reason);
}

// Appends an element to `scene`; its text is copied.
void PushElement(Scene& scene, Element element, std::string_view text);

}  // namespace genie::races
