// The detector, sessions, tracker and engine under failing allocations.
#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <genie/detect/session.h>
#include <genie/engine/engine.h>
#include <genie/scene/canonical.h>
#include <genie/track/tracker.h>

#include "canvas.h"
#include "painting.h"
#include "trial.h"

namespace genie {
namespace {

using detect::Canvas;

ConstImageView ViewOf(const Canvas& canvas) {
  return {reinterpret_cast<const uint8_t*>(canvas.pixels.data()), canvas.width, canvas.height,
          ptrdiff_t{canvas.width} * 4, PixelFormat::kRgba};
}

// A screen with a window, so large that one edit dirties few of its tiles.
const Canvas& Before() {
  static const Canvas canvas = [] {
    Canvas screen(448, 320, 0x305070);
    const Canvas window = detect::PaintWindow({}, 300, 220, 7);
    screen.Blit(window, window.bounds(), 70, 50);
    return screen;
  }();
  return canvas;
}

const Canvas& After() {
  static const Canvas canvas = [] {
    Canvas screen = Before();
    detect::PaintText(screen, 110, 150, 8, 12, 0x102030, 3);
    return screen;
  }();
  return canvas;
}

std::string BytesOf(const Scene& scene) {
  List<uint8_t> bytes;
  EXPECT_TRUE(WriteCanonical(scene, bytes).ok());
  return {bytes.begin(), bytes.end()};
}

struct Plain {
  DetectContext context;
  Scene scene;
};

TEST(AllocationFailure, DetectAnswersAndRecovers) {
  Trial([] { return Plain(); },
        [](Plain& p) { return Detect(ViewOf(Before()), {}, p.context, p.scene); },
        [](Plain& p) { return BytesOf(p.scene); })
      .Sweep();
}

std::string BytesOf(const DetectSession& session) {
  std::string bytes = BytesOf(session.scene());
  for (const uint64_t signature : session.content()) bytes += std::to_string(signature) + ' ';
  return bytes;
}

TEST(AllocationFailure, NewSessionAnswersAndRecovers) {
  Trial([] { return 0; },
        [](int&) {
          DetectSession session;
          return session.Update(ViewOf(Before()), std::nullopt, {});
        },
        [](int&) { return std::string("made"); })
      .Sweep();
}

TEST(AllocationFailure, FirstFrameOfASessionAnswersAndRecovers) {
  Trial([] { return DetectSession(); },
        [](DetectSession& s) { return s.Update(ViewOf(Before()), std::nullopt, {}); },
        [](DetectSession& s) { return BytesOf(s); })
      .Sweep();
}

DetectSession SessionAt(const Canvas& canvas) {
  DetectSession session;
  EXPECT_TRUE(session.Update(ViewOf(canvas), std::nullopt, {}).ok());
  return session;
}

TEST(AllocationFailure, NextFrameOfASessionFallsBackToAnEqualScene) {
  Trial([] { return SessionAt(Before()); },
        [](DetectSession& s) { return s.Update(ViewOf(After()), std::nullopt, {}); },
        [](DetectSession& s) { return BytesOf(s); })
      .Sweep();
}

TEST(AllocationFailure, FrameWithDamageFallsBackToAnEqualScene) {
  static const std::vector<Box> damage = {{100, 130, 200, 60}, {-5, 140, 200, 30}, {0, 0, 0, 0}};
  SessionOptions options;
  options.damage_check = DamageCheck::kVerify;
  Trial([] { return SessionAt(Before()); },
        [=](DetectSession& s) { return s.Update(ViewOf(After()), damage, options); },
        [](DetectSession& s) { return BytesOf(s); })
      .Sweep();
}

TEST(AllocationFailure, FrameOfAnotherShapeFallsBackToAnEqualScene) {
  static const Canvas small = Before().Cropped({40, 30, 233, 200});
  Trial([] { return SessionAt(Before()); },
        [](DetectSession& s) { return s.Update(ViewOf(small), std::nullopt, {}); },
        [](DetectSession& s) { return BytesOf(s); })
      .Sweep();
}

TEST(AllocationFailure, EvictedSessionRecovers) {
  Trial([] { return SessionAt(Before()); },
        [](DetectSession& s) {
          s.Evict();
          return s.Update(ViewOf(After()), std::nullopt, {});
        },
        [](DetectSession& s) { return BytesOf(s); })
      .Sweep();
}

struct Tracked {
  Tracker tracker;
  DetectSession session;
  Scene scene;
};

Status TrackScene(Tracked& t) {
  DetectContext context;
  return t.tracker.Update(t.scene, t.session.content(), {});
}

TEST(AllocationFailure, TrackerKeepsItsRecord) {
  Trial(
      [] {
        Tracked t{.tracker = {}, .session = SessionAt(Before()), .scene = {}};
        DetectContext context;
        EXPECT_TRUE(Detect(ViewOf(Before()), {}, context, t.scene).ok());
        EXPECT_TRUE(TrackScene(t).ok());
        t.session = SessionAt(After());
        EXPECT_TRUE(Detect(ViewOf(After()), {}, context, t.scene).ok());
        return t;
      },
      TrackScene,
      [](Tracked& t) {
        std::string ids;
        for (const Element& element : t.scene.elements) ids += std::to_string(element.id) + ' ';
        return ids;
      })
      .Sweep();
}

std::unique_ptr<Engine> NewEngine() {
  auto engine = Engine::Create({});
  EXPECT_TRUE(engine.has_value());
  return std::move(*engine);
}

TEST(AllocationFailure, EngineIsMadeOrRefused) {
  Trial([] { return 0; },
        [](int&) {
          const auto engine = Engine::Create({});
          return engine ? Status::Ok() : engine.error();
        },
        [](int&) { return std::string("made"); })
      .Sweep();
}

struct Engined {
  std::unique_ptr<Engine> engine = NewEngine();
  DetectResult result;
};

TEST(AllocationFailure, EngineDetectAnswersAndRecovers) {
  Trial([] { return Engined(); },
        [](Engined& e) { return e.engine->Detect(ViewOf(Before()), {}, e.result); },
        [](Engined& e) { return BytesOf(e.result.scene); })
      .Sweep();
}

// A job on a worker, waited for: its Status, or that of Submit.
Status SubmitAndWait(Engine& engine, DetectResult& result) {
  static const Canvas part = Before().Cropped({70, 50, 100, 40});
  std::atomic<bool> is_done = false;
  Status answer;
  DetectJob job;
  job.frame = ViewOf(part);
  job.done = [&](const Status& status, DetectResult&& found) {
    answer = status;
    result = std::move(found);
    is_done = true;
    is_done.notify_one();
  };
  GENIE_RETURN_IF_ERROR(engine.Submit(std::move(job)));
  is_done.wait(false);
  return answer;
}

TEST(AllocationFailure, JobsAnswerAndRecover) {
  Trial([] { return Engined(); }, [](Engined& e) { return SubmitAndWait(*e.engine, e.result); },
        [](Engined& e) { return BytesOf(e.result.scene); })
      .Sweep();
}

TEST(AllocationFailure, FileIsDetectedOrRefused) {
  static const std::string path = GENIE_SAMPLE_FILE;
  Trial([] { return Engined(); },
        [](Engined& e) { return e.engine->DetectFile(path, {}, e.result); },
        [](Engined& e) { return BytesOf(e.result.scene); })
      .Sweep();
}

struct Detecting {
  std::unique_ptr<Engine> engine = NewEngine();
  std::unique_ptr<Detector> detector;
  DetectResult result;

  Detecting() = default;
  Detecting(Detecting&&) = default;
  ~Detecting() { detector.reset(); }
};

TEST(AllocationFailure, DetectorIsMadeOrRefused) {
  Trial([] { return Detecting(); },
        [](Detecting& d) {
          auto detector = d.engine->NewDetector();
          if (!detector) return detector.error();
          d.detector = std::move(*detector);
          return Status::Ok();
        },
        [](Detecting& d) { return std::string(d.detector != nullptr ? "made" : ""); })
      .Sweep();
}

Detecting DetectorAt(const Canvas& canvas) {
  Detecting d;
  auto detector = d.engine->NewDetector();
  EXPECT_TRUE(detector.has_value());
  d.detector = std::move(*detector);
  EXPECT_TRUE(d.detector->Update(ViewOf(canvas), std::nullopt, d.result).ok());
  return d;
}

TEST(AllocationFailure, DetectorFallsBackToAnEqualSceneWithTheSameIds) {
  Trial([] { return DetectorAt(Before()); },
        [](Detecting& d) { return d.detector->Update(ViewOf(After()), std::nullopt, d.result); },
        [](Detecting& d) {
          std::string bytes = BytesOf(d.result.scene);
          for (const Element& e : d.result.scene.elements) bytes += std::to_string(e.id) + ' ';
          return bytes;
        })
      .Sweep();
}

TEST(AllocationFailure, DetectorWithDamageFallsBackToAnEqualScene) {
  static const std::vector<Box> damage = {{100, 130, 200, 60}};
  Trial([] { return DetectorAt(Before()); },
        [](Detecting& d) { return d.detector->Update(ViewOf(After()), damage, d.result); },
        [](Detecting& d) { return BytesOf(d.result.scene); })
      .Sweep();
}

}  // namespace
}  // namespace genie
