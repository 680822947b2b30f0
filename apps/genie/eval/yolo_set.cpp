// YOLO labels: "class x y width height" a line, the centre and size as shares of the picture's.
#include <charconv>
#include <cmath>
#include <set>
#include <sstream>

#include <genie/scene/role.h>

#include "json_file.h"
#include "label_formats.h"
#include "picture.h"

namespace genie::eval {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxLabelBytes = size_t{16} << 20;
constexpr int kMaxFoldersUp = 3;

Result<std::vector<std::string>> ReadClasses(const fs::path& set) {
  std::error_code error;
  fs::path folder = fs::weakly_canonical(set, error);
  for (int up = 0; up <= kMaxFoldersUp; ++up, folder = folder.parent_path()) {
    if (!fs::exists(folder / "classes.txt", error)) continue;
    auto bytes = ReadFileBytes(folder / "classes.txt", kMaxLabelBytes);
    if (!bytes) return Fail(bytes.error());
    std::vector<std::string> classes;
    std::istringstream lines(*bytes);
    for (std::string line; std::getline(lines, line);) {
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
      classes.push_back(line);
    }
    return classes;
  }
  return Fail(Status(StatusCode::kNotFound,
                     "a YOLO set needs classes.txt in it or above it, one class a line")
                  .Prefixed(set.string()));
}

// The role of each class, in the order of the classes.
Result<std::vector<std::string>> ReadRoles(const fs::path& set, const RoleMap& map) {
  const auto classes = ReadClasses(set);
  if (!classes) return Fail(classes.error());
  std::vector<std::string> roles;
  for (const std::string& name : *classes) {
    // An empty line keeps the numbers of the classes after it; no label may use it.
    const auto role = name.empty() ? std::optional<std::string>("") : map.RoleOf(name);
    if (!role) {
      return Fail(
          Status(StatusCode::kInvalidArgument, "a class has no role; say which with --role-map")
              .With("class", name)
              .Prefixed((set / "classes.txt").string()));
    }
    roles.push_back(*role);
  }
  return roles;
}

// Labels are shares of the picture's size, and their edges were whole or half pixels once. Without
// this, rounding in the last digit would decide whether an IoU of exactly 0.75 counts.
double SnapToPixelGrid(double pixels) {
  constexpr double kStepsPerPixel = 64;
  return std::round(pixels * kStepsPerPixel) / kStepsPerPixel;
}

Result<TruthElement> ReadLabel(const std::string& line, const std::vector<std::string>& roles,
                               PictureSize size) {
  std::istringstream words(line);
  double number = -1, x = 0, y = 0, width = 0, height = 0;
  if (!(words >> number >> x >> y >> width >> height)) {
    return Fail(Status(StatusCode::kBadData, "not 'class x y width height'"));
  }
  if (number < 0 || number != std::floor(number) || number >= static_cast<double>(roles.size()) ||
      roles[static_cast<size_t>(number)].empty()) {
    return Fail(Status(StatusCode::kBadData, "no such class in classes.txt"));
  }
  const double left = SnapToPixelGrid((x - width / 2) * size.width);
  const double top = SnapToPixelGrid((y - height / 2) * size.height);
  const double right = SnapToPixelGrid((x + width / 2) * size.width);
  const double bottom = SnapToPixelGrid((y + height / 2) * size.height);
  TruthElement element;
  element.role = roles[static_cast<size_t>(number)];
  element.width = right - left;
  element.height = bottom - top;
  element.boxes.push_back({left, top, right, bottom});
  const auto role = RoleFromName(element.role);
  element.interactive = role && IsInteractiveRole(*role);
  return element;
}

Status ReadLabels(const fs::path& path, const std::vector<std::string>& roles, PictureSize size,
                  Truth& truth) {
  const auto bytes = ReadFileBytes(path, kMaxLabelBytes);
  if (!bytes) return bytes.error();
  std::istringstream lines(*bytes);
  int64_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto element = ReadLabel(line, roles, size);
    if (!element) return element.error().With("line", number).Prefixed(path.string());
    truth.elements.push_back(std::move(*element));
  }
  return Status::Ok();
}

// The screens' names: those with a picture, and those with labels. A picture without labels shows
// nothing; labels without a picture are a mistake.
std::set<std::string> ScreenNames(const fs::path& set) {
  std::set<std::string> names;
  for (const fs::path& labels : ListFiles(set / "labels", ".txt")) names.insert(labels.stem());
  for (const std::string_view extension : kPictureExtensions) {
    for (const fs::path& picture : ListFiles(set / "images", extension)) {
      names.insert(picture.stem());
    }
  }
  return names;
}

Result<ScreenFile> ReadScreen(const fs::path& set, const std::string& name,
                              const std::vector<std::string>& roles) {
  ScreenFile screen;
  screen.name = name;
  screen.page = name;
  screen.truth = set / "labels" / (name + ".txt");
  screen.picture = FindPicture(set / "images", name);
  if (screen.picture.empty()) {
    return Fail(Status(StatusCode::kNotFound, "labels without a picture in images/")
                    .Prefixed(screen.truth.string()));
  }
  screen.labels.scale = 1;
  std::error_code error;
  if (!fs::exists(screen.truth, error) || fs::is_empty(screen.truth, error)) return screen;
  const auto size = ReadPictureSize(screen.picture);
  if (!size) return Fail(size.error());
  GENIE_FAIL_IF_ERROR(ReadLabels(screen.truth, roles, *size, screen.labels));
  return screen;
}

}  // namespace

Result<ScreenSet> ReadYoloSet(const fs::path& path, const RoleMap& map) {
  const auto roles = ReadRoles(path, map);
  if (!roles) return Fail(roles.error());
  ScreenSet set{.path = path, .has_versions = false, .screens = {}};
  for (const std::string& name : ScreenNames(path)) {
    auto screen = ReadScreen(path, name, *roles);
    if (!screen) return Fail(screen.error());
    set.screens.push_back(std::move(*screen));
  }
  return set;
}

}  // namespace genie::eval
