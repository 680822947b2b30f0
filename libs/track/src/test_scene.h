// A Scene made by hand, with its signatures, for tests of the tracker.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include <genie/scene/scene.h>
#include <genie/track/tracker.h>

namespace genie {

using Ids = std::vector<int64_t>;

struct TestScene {
  Scene scene;
  std::vector<uint64_t> content;

  // Adds an element and returns its index.
  int32_t Add(Role role, const Box& box, uint64_t signature, int32_t parent = kNoParent,
              uint8_t flags = 0) {
    const Element element{
        .box = box, .parent = parent, .confidence = 900, .role = role, .flags = flags};
    EXPECT_TRUE(scene.elements.Push(element).ok());
    content.push_back(signature);
    return static_cast<int32_t>(content.size()) - 1;
  }

  Element& at(int32_t index) { return scene.elements[static_cast<size_t>(index)]; }

  // Gives it to the tracker and returns the ids.
  Ids Track(Tracker& tracker, const TrackOptions& options = {}) {
    const Status status = tracker.Update(scene, content, options);
    EXPECT_TRUE(status.ok()) << status.message();
    Ids ids;
    for (const Element& e : scene.elements) ids.push_back(e.id);
    return ids;
  }
};

}  // namespace genie
