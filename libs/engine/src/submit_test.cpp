// Tests of the asynchronous calls: job.h and Engine::Submit.
#include <genie/engine/engine.h>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <latch>
#include <memory>
#include <optional>
#include <thread>

#include <genie/executor/cpu_limits.h>

#include "test_page.h"

namespace genie {
namespace {

std::unique_ptr<Engine> MakeEngine(int64_t threads, int64_t queue_capacity = 16) {
  Config config;
  config.engine = {.worker_threads = threads, .queue_capacity = queue_capacity};
  auto engine = Engine::Create(config);
  EXPECT_TRUE(engine.has_value());
  return std::move(*engine);
}

// Holds the engine's only worker until it is let go.
class BusyWorker {
 public:
  explicit BusyWorker(Engine& engine) {
    const Status status =
        engine.Submit({.frame = page_.view(), .done = [this](const Status&, DetectResult&&) {
                         inside_.count_down();
                         go_.wait(false);
                       }});
    EXPECT_TRUE(status.ok());
    inside_.wait();
  }
  void LetGo() {
    go_ = true;
    go_.notify_all();
  }

 private:
  Page page_{8, 8};
  std::latch inside_{1};
  std::atomic<bool> go_ = false;
};

TEST(Submit, ResultEqualsThatOfTheSynchronousCall) {
  const auto engine = MakeEngine(2);
  Page page(300, 200);
  page.Fill({20, 20, 100, 30}, 40);
  DetectResult expected;
  ASSERT_TRUE(engine->Detect(page.view(), {}, expected).ok());
  std::latch done(1);
  std::optional<DetectResult> got;
  ASSERT_TRUE(engine
                  ->Submit({.frame = page.view(),
                            .done =
                                [&](const Status& status, DetectResult&& result) {
                                  EXPECT_TRUE(status.ok());
                                  got = std::move(result);
                                  done.count_down();
                                }})
                  .ok());
  done.wait();
  ASSERT_TRUE(got.has_value());
  EXPECT_EQ(got->scene.width, 300);
  ASSERT_EQ(got->scene.elements.size(), expected.scene.elements.size());
  for (size_t i = 0; i < expected.scene.elements.size(); ++i) {
    EXPECT_EQ(got->scene.elements[i].box, expected.scene.elements[i].box);
  }
}

TEST(Submit, ErrorOfTheFrameComesThroughDone) {
  const auto engine = MakeEngine(1);
  std::latch done(1);
  StatusCode code = StatusCode::kOk;
  ASSERT_TRUE(engine
                  ->Submit({.done =
                                [&](const Status& status, DetectResult&&) {
                                  code = status.code();
                                  done.count_down();
                                }})
                  .ok());
  done.wait();
  EXPECT_EQ(code, StatusCode::kInvalidArgument);
}

TEST(Submit, JobCancelledWhileItWaitsEndsAsCancelled) {
  const auto engine = MakeEngine(1);
  BusyWorker busy(*engine);
  Page page(8, 8);
  std::stop_source stop;
  std::latch done(1);
  StatusCode code = StatusCode::kOk;
  ASSERT_TRUE(engine
                  ->Submit({.frame = page.view(),
                            .cancel = stop.get_token(),
                            .done =
                                [&](const Status& status, DetectResult&&) {
                                  code = status.code();
                                  done.count_down();
                                }})
                  .ok());
  stop.request_stop();
  busy.LetGo();
  done.wait();
  EXPECT_EQ(code, StatusCode::kCancelled);
}

TEST(Submit, FullQueueIsLimitExceededAndDoneIsNotCalled) {
  auto engine = MakeEngine(1, 1);
  BusyWorker busy(*engine);
  Page page(8, 8);
  std::atomic<int> calls = 0;
  const auto submit = [&] {
    return engine->Submit(
        {.frame = page.view(), .done = [&](const Status&, DetectResult&&) { ++calls; }});
  };
  EXPECT_TRUE(submit().ok());
  EXPECT_EQ(submit().code(), StatusCode::kLimitExceeded);
  busy.LetGo();
  engine.reset();  // waits for the worker, which still uses what this scope ends
  EXPECT_EQ(calls, 1);
}

TEST(Submit, JobWithoutDoneIsInvalidArgument) {
  const auto engine = MakeEngine(1);
  EXPECT_EQ(engine->Submit({}).code(), StatusCode::kInvalidArgument);
}

TEST(Submit, ClosingTheEngineCompletesEveryWaitingJob) {
  auto engine = MakeEngine(1);
  std::atomic<int> finished = 0;
  Page page(8, 8);
  auto busy = std::make_unique<BusyWorker>(*engine);
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(engine
                    ->Submit({.frame = page.view(),
                              .done = [&](const Status&, DetectResult&&) { ++finished; }})
                    .ok());
  }
  std::jthread closer([&] { engine.reset(); });
  busy->LetGo();
  closer.join();
  EXPECT_EQ(finished, 5);
}

TEST(Submit, ClosedEngineDetectsAndRefusesJobs) {
  const Page page = PageOfMarks(120, 80);
  for (const bool started : {false, true}) {
    const auto engine = MakeEngine(1);
    if (started) engine->workers().Run(2, [](size_t) {});
    engine->Close();
    engine->Close();
    DetectResult result;
    EXPECT_TRUE(engine->Detect(page.view(), {}, result).ok());
    EXPECT_EQ(engine->Post([](const Status&) {}).code(), StatusCode::kUnavailable);
    EXPECT_EQ(engine->workers().concurrency(), 1u);
  }
}

TEST(Submit, PostedWorkThatTheEngineDidNotBeginIsToldSo) {
  const auto engine = MakeEngine(1);
  const auto busy = std::make_unique<BusyWorker>(*engine);
  std::atomic<StatusCode> start = StatusCode::kOk;
  ASSERT_TRUE(engine->Post([&](const Status& status) { start = status.code(); }).ok());
  std::jthread closer([&] { engine->Close(); });
  while (engine->Post([](const Status&) {}).code() != StatusCode::kUnavailable) {
    std::this_thread::yield();
  }
  busy->LetGo();
  closer.join();
  EXPECT_EQ(start.load(), StatusCode::kCancelled);
}

TEST(Submit, DefaultConfigurationHasAWorkerForEachCpu) {
  const Config defaults;
  const auto engine = Engine::Create(defaults);
  ASSERT_TRUE(engine.has_value());
  EXPECT_EQ((*engine)->workers().concurrency(), AvailableCpus());
  const Page page(8, 8);
  std::latch done(1);
  const Status accepted = (*engine)->Submit(
      {.frame = page.view(), .done = [&](const Status&, DetectResult&&) { done.count_down(); }});
  ASSERT_TRUE(accepted.ok()) << accepted.message();
  done.wait();
}

TEST(Submit, FileIsReadByTheWorkerAndItsErrorsNameIt) {
  const auto engine = MakeEngine(1);
  std::latch done(1);
  Status status;
  ASSERT_TRUE(engine
                  ->Submit({.path = "no/such/file.png",
                            .done =
                                [&](const Status& end, DetectResult&&) {
                                  status = end;
                                  done.count_down();
                                }})
                  .ok());
  done.wait();
  EXPECT_EQ(status.code(), StatusCode::kNotFound);
  EXPECT_TRUE(status.message().starts_with("no/such/file.png")) << status.message();
}

TEST(Submit, WorkersRunLoops) {
  const auto engine = MakeEngine(2);
  std::atomic<int> pieces = 0;
  engine->workers().Run(10, [&](size_t) { ++pieces; });
  EXPECT_EQ(pieces, 10);
  EXPECT_EQ(engine->workers().concurrency(), 2u);
}

TEST(Submit, ForkedChildDetectsAndRefusesJobs) {
  auto engine = MakeEngine(2);
  const Page page = PageOfMarks(120, 80);
  engine->workers().Run(4, [](size_t) {});  // the workers have started
  const pid_t child = fork();
  if (child == 0) {
    DetectResult result;
    const bool detects = engine->Detect(page.view(), {}, result).ok();
    const Status job =
        engine->Submit({.frame = page.view(), .done = [](const Status&, DetectResult&&) {}});
    engine.reset();  // must not wait for threads that are not here
    _exit(detects && job.code() == StatusCode::kUnavailable ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

}  // namespace
}  // namespace genie
