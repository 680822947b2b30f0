#include "screen_set.h"

#include <algorithm>
#include <array>

#include "label_formats.h"
#include "page_versions.h"
#include "read_truth.h"

namespace genie::eval {
namespace {

namespace fs = std::filesystem;

bool IsAnnotationFile(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.find("coco") != std::string::npos || name == "annotations.json" ||
         name.starts_with("instances");
}

Result<ScreenFile> ReadScreen(const fs::path& path, const std::string& folder) {
  const auto json = ReadJsonFile(path);
  if (!json) return Fail(json.error());
  auto truth = ReadTruth(*json);
  if (!truth) return Fail(truth.error().Prefixed(path.string()));
  ScreenFile screen{.folder = folder,
                    .name = path.stem().string(),
                    .picture = FindPicture(path.parent_path(), path.stem().string()),
                    .truth = path,
                    .page = {},
                    .labels = std::move(*truth)};
  if (screen.labels.kind.empty()) screen.labels.kind = folder;
  screen.page = folder + "/" + PageOf(screen.labels.page, screen.name);
  return screen;
}

// Appends the screens of one folder of truth files.
Status ReadFolder(const fs::path& folder, const std::string& name, ScreenSet& set) {
  for (const fs::path& path : ListFiles(folder, ".json")) {
    if (path.filename().string().starts_with("coco")) continue;
    auto screen = ReadScreen(path, name);
    if (!screen) return screen.error();
    set.screens.push_back(std::move(*screen));
  }
  return Status::Ok();
}

Result<ScreenSet> ReadTruthFolders(const fs::path& path, SetFolders folders) {
  ScreenSet set{.path = path, .has_versions = true, .screens = {}};
  if (folders != SetFolders::kDesktop) GENIE_FAIL_IF_ERROR(ReadFolder(path / "web", "web", set));
  if (folders != SetFolders::kWeb) {
    GENIE_FAIL_IF_ERROR(ReadFolder(path / "desktop", "desktop", set));
  }
  return set;
}

fs::path FindAnnotationFile(const fs::path& folder) {
  for (const fs::path& path : ListFiles(folder, ".json")) {
    if (IsAnnotationFile(path)) return path;
  }
  return {};
}

Result<ScreenSet> ReadAnySet(const fs::path& path, const RoleMap& roles, SetFolders folders) {
  if (fs::is_regular_file(path)) return ReadCocoSet(path, roles);
  if (fs::is_directory(path / "web") || fs::is_directory(path / "desktop")) {
    return ReadTruthFolders(path, folders);
  }
  if (fs::is_directory(path / "images") && fs::is_directory(path / "labels")) {
    return ReadYoloSet(path, roles);
  }
  if (const fs::path annotations = FindAnnotationFile(path); !annotations.empty()) {
    return ReadCocoSet(annotations, roles);
  }
  ScreenSet set{.path = path, .has_versions = true, .screens = {}};
  GENIE_FAIL_IF_ERROR(ReadFolder(path, "", set));
  return set;
}

}  // namespace

fs::path FindPicture(const fs::path& folder, const std::string& name) {
  std::error_code error;
  for (const std::string_view extension : kPictureExtensions) {
    fs::path path = folder / (name + std::string(extension));
    if (fs::exists(path, error)) return path;
  }
  return {};
}

std::vector<fs::path> ListFiles(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!name.starts_with('.') && at->path().extension() == extension) {
      paths.push_back(at->path());
    }
  }
  std::ranges::sort(paths, {}, [](const fs::path& p) { return p.native(); });
  return paths;
}

Result<ScreenSet> OpenScreenSet(const fs::path& path, const RoleMap& roles, SetFolders folders) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    return Fail(Status(StatusCode::kNotFound, "no such set").Prefixed(path.string()));
  }
  auto set = ReadAnySet(path, roles, folders);
  if (set && set->screens.empty()) {
    return Fail(Status(StatusCode::kNotFound,
                       "no truth in this folder: it needs web/ and desktop/ or NAME.json files, "
                       "images/ and labels/, or a COCO file")
                    .Prefixed(path.string()));
  }
  return set;
}

}  // namespace genie::eval
