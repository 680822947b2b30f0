// Many sessions of one Engine at once, each on a thread of its own, beside jobs on the Engine's
// workers: each gives what a full run gives. The thread sanitizer watches (preset tsan).
#include <genie/engine/engine.h>

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <genie/scene/canonical.h>

#include "edited_screen.h"

namespace genie {
namespace {

constexpr uint32_t kThreads = 6;
constexpr int kEdits = 16;

struct Tally {
  std::atomic<int> wrong = 0;
  std::atomic<int> deltas = 0;
  std::atomic<int> jobs_asked = 0;
  std::atomic<int> jobs_done = 0;
};

// The same frame on a worker; waits for it, since the pixels are the screen's.
void SubmitAndWait(Engine& engine, ConstImageView frame, const Scene& expected, Tally& tally) {
  std::atomic<bool> is_done = false;
  DetectJob job;
  job.frame = frame;
  job.request.min_confidence_permille = 0;
  job.done = [&](const Status& status, DetectResult&& result) {
    tally.wrong += status.ok() && SameScene(result.scene, expected) ? 0 : 1;
    ++tally.jobs_done;
    is_done = true;
    is_done.notify_one();
  };
  ++tally.jobs_asked;
  if (engine.Submit(std::move(job)).ok()) {
    is_done.wait(false);
  } else {
    ++tally.wrong;
  }
}

void RunSession(Engine& engine, uint32_t seed, Tally& tally) {
  const detect::Stock nothing;
  detect::EditedScreen screen({.width = 420, .height = 300, .seed = seed}, nothing);
  DetectorOptions options;
  options.request.min_confidence_permille = 0;
  const auto detector = engine.NewDetector(options);
  DetectResult full;
  DetectResult delta;
  std::mt19937 random(seed);
  for (int i = 0; i < kEdits; ++i) {
    screen.Apply(detect::RandomEdit(random));
    const ConstImageView frame = screen.Compose();
    const bool ran = engine.Detect(frame, options.request, full).ok() &&
                     (*detector)->Update(frame, std::nullopt, delta).ok();
    tally.wrong += ran && SameScene(full.scene, delta.scene) ? 0 : 1;
    tally.deltas += (*detector)->report().kind == UpdateKind::kDelta ? 1 : 0;
    if (i % 4 == 0) SubmitAndWait(engine, frame, full.scene, tally);
    if (i % 7 == 6) (*detector)->Evict();
  }
}

TEST(ParallelSessions, EachGivesWhatAFullRunGives) {
  Config config;
  config.engine.worker_threads = 3;
  const auto engine = std::move(*Engine::Create(config));
  Tally tally;
  {
    std::vector<std::jthread> threads;
    for (uint32_t t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] { RunSession(*engine, 40 + t, tally); });
    }
  }
  EXPECT_EQ(tally.wrong, 0);
  EXPECT_EQ(tally.jobs_done, tally.jobs_asked);
  EXPECT_GT(tally.deltas, 10);
}

}  // namespace
}  // namespace genie
