#include "detect_set.h"

#include <mutex>

#include "picture.h"
#include "prediction_file.h"

namespace genie::eval {
namespace {

// Below this no box is kept: average precision needs all that come near to counting.
constexpr int32_t kLowestConfidencePermille = 10;

Result<Prediction> DetectScreen(const ScreenFile& screen, Engine& engine,
                                const std::filesystem::path& save) {
  if (screen.picture.empty()) {
    return Fail(Status(StatusCode::kNotFound, "no picture beside the truth")
                    .Prefixed(screen.truth.empty() ? screen.name : screen.truth.string()));
  }
  const auto image = ReadPicture(screen.picture, engine.config().limits);
  if (!image) return Fail(image.error());
  DetectResult result;
  const DetectRequest request{.min_confidence_permille = kLowestConfidencePermille};
  if (const Status status = engine.Detect(image->view(), request, result); !status.ok()) {
    return Fail(status.Prefixed(screen.picture.string()));
  }
  if (!save.empty()) {
    GENIE_FAIL_IF_ERROR(
        WritePrediction(result.scene, save / screen.folder / (screen.name + ".json")));
  }
  return PredictionFromScene(result.scene);
}

}  // namespace

Result<std::vector<Prediction>> DetectSet(const ScreenSet& set, Engine& engine, Executor& executor,
                                          const DetectSetOptions& options) {
  const size_t count = set.screens.size();
  std::vector<Result<Prediction>> results(count);
  std::mutex mutex;
  size_t done = 0;
  executor.Run(count, [&](size_t i) {
    results[i] = DetectScreen(set.screens[i], engine, options.save);
    const std::lock_guard lock(mutex);
    ++done;
    if (options.progress) options.progress(done, set.screens[i]);
  });
  std::vector<Prediction> predictions;
  predictions.reserve(count);
  for (auto& result : results) {
    if (!result) return Fail(result.error());
    predictions.push_back(std::move(*result));
  }
  return predictions;
}

}  // namespace genie::eval
