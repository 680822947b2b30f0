#include "judge.h"

#include "prediction_file.h"

namespace genie::eval {
namespace {

namespace fs = std::filesystem;

// In the folder of its kind, else beside the others. Empty: there is none.
fs::path FindPrediction(const ScreenFile& screen, const fs::path& folder) {
  std::error_code error;
  for (fs::path path :
       {folder / screen.folder / (screen.name + ".json"), folder / (screen.name + ".json")}) {
    if (fs::exists(path, error)) return path;
  }
  return {};
}

Result<std::optional<Prediction>> ReadScreenPrediction(const ScreenFile& screen,
                                                       const fs::path& folder) {
  const fs::path path = FindPrediction(screen, folder);
  if (path.empty()) return std::nullopt;
  const auto json = ReadJsonFile(path);
  if (!json) return Fail(json.error());
  auto prediction = ReadPrediction(*json);
  if (!prediction) return Fail(prediction.error().Prefixed(path.string()));
  return std::move(*prediction);
}

}  // namespace

Result<SetPredictions> ReadPredictions(const ScreenSet& set, const fs::path& folder,
                                       Executor& executor) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return Fail(
        Status(StatusCode::kNotFound, "no such folder of predictions").Prefixed(folder.string()));
  }
  std::vector<Result<std::optional<Prediction>>> read(set.screens.size());
  executor.Run(read.size(),
               [&](size_t i) { read[i] = ReadScreenPrediction(set.screens[i], folder); });
  SetPredictions predictions;
  bool any = false;
  for (auto& one : read) {
    if (!one) return Fail(one.error());
    any |= one->has_value();
    predictions.push_back(std::move(*one));
  }
  if (!any) {
    return Fail(Status(StatusCode::kNotFound,
                       "no prediction file for any screen of the set; they are named "
                       "web/NAME.json, desktop/NAME.json or NAME.json")
                    .Prefixed(folder.string()));
  }
  return predictions;
}

std::vector<std::optional<Screen>> MakeScreens(const ScreenSet& set,
                                               const SetPredictions& predictions,
                                               std::optional<double> threshold,
                                               Executor& executor) {
  std::vector<std::optional<Screen>> screens(set.screens.size());
  executor.Run(screens.size(), [&](size_t i) {
    if (predictions[i]) screens[i] = MakeScreen(set.screens[i].labels, *predictions[i], threshold);
  });
  return screens;
}

std::vector<std::optional<Tally>> TallyScreens(const std::vector<std::optional<Screen>>& screens,
                                               Executor& executor) {
  std::vector<std::optional<Tally>> tallies(screens.size());
  executor.Run(screens.size(), [&](size_t i) {
    if (screens[i]) tallies[i] = TallyScreen(*screens[i]);
  });
  return tallies;
}

}  // namespace genie::eval
