// COCO annotations: {images: [{id, file_name}], annotations: [{image_id, category_id, bbox,
// iscrowd}], categories: [{id, name}]}.
#include <map>

#include <genie/scene/role.h>

#include "json_file.h"
#include "label_formats.h"
#include "read_truth.h"

namespace genie::eval {
namespace {

namespace fs = std::filesystem;

const Json& ListOf(const Json& json, std::string_view key) {
  static const Json kEmpty = Json::array();
  const Json* list = Find(json, key);
  return list != nullptr && list->is_array() ? *list : kEmpty;
}

std::optional<int64_t> IntegerOf(const Json& object, std::string_view key) {
  const Json* value = Find(object, key);
  if (value == nullptr || !value->is_number_integer()) return std::nullopt;
  return value->get<int64_t>();
}

Result<std::map<int64_t, std::string>> ReadCategories(const Json& json, const RoleMap& map) {
  std::map<int64_t, std::string> roles;
  for (const Json& category : ListOf(json, "categories")) {
    const auto id = IntegerOf(category, "id");
    const auto name = ReadText(category, "name");
    if (!id || !name) return Fail(Status(StatusCode::kBadData, "a category without id or name"));
    // A category without a role matters only when an annotation uses it.
    roles[*id] = map.RoleOf(*name).value_or("");
  }
  return roles;
}

fs::path FindCocoPicture(const fs::path& folder, const std::string& name) {
  std::error_code error;
  for (const fs::path& path :
       {folder / name, folder / "images" / name, folder.parent_path() / "images" / name,
        folder.parent_path() / name}) {
    if (fs::exists(path, error)) return path;
  }
  return {};
}

Status ReadImages(const Json& json, const fs::path& file, ScreenSet& set,
                  std::map<int64_t, size_t>& screen_of) {
  for (const Json& image : ListOf(json, "images")) {
    const auto id = IntegerOf(image, "id");
    const auto name = ReadText(image, "file_name");
    if (!id || !name || name->empty()) {
      return {StatusCode::kBadData, "an image without id or file_name"};
    }
    if (!screen_of.emplace(*id, set.screens.size()).second) {
      return Status(StatusCode::kBadData, "two images have this id").With("id", *id);
    }
    ScreenFile screen;
    screen.name = fs::path(*name).stem().string();
    screen.page = screen.name;
    screen.picture = FindCocoPicture(file.parent_path(), *name);
    set.screens.push_back(std::move(screen));
  }
  return Status::Ok();
}

Result<TruthElement> ReadAnnotation(const Json& annotation,
                                    const std::map<int64_t, std::string>& roles) {
  if (Find(annotation, "score") != nullptr) {
    return Fail(Status(StatusCode::kInvalidArgument,
                       "these are predictions, not truth; give the labelled file"));
  }
  const auto category = IntegerOf(annotation, "category_id");
  const auto role = category ? roles.find(*category) : roles.end();
  if (role == roles.end()) return Fail(Status(StatusCode::kBadData, "no such category_id"));
  if (role->second.empty()) {
    return Fail(
        Status(StatusCode::kInvalidArgument, "a category has no role; say which with --role-map"));
  }
  const Json* box = Find(annotation, "bbox");
  if (box == nullptr) return Fail(Status(StatusCode::kBadData, "missing").With("key", "bbox"));
  const auto rect = ReadBox(*box);
  if (!rect) return Fail(rect.error());
  TruthElement element;
  element.role = role->second;
  element.width = *ReadNumber((*box)[2]);
  element.height = *ReadNumber((*box)[3]);
  element.boxes.push_back(*rect);
  element.ignore = IsTrue(Find(annotation, "iscrowd"));
  const auto known = RoleFromName(element.role);
  element.interactive = known && IsInteractiveRole(*known);
  return element;
}

Status ReadAnnotations(const Json& json, const std::map<int64_t, std::string>& roles,
                       const std::map<int64_t, size_t>& screen_of, ScreenSet& set) {
  const Json& annotations = ListOf(json, "annotations");
  for (size_t i = 0; i < annotations.size(); ++i) {
    const auto image = IntegerOf(annotations[i], "image_id");
    const auto screen = image ? screen_of.find(*image) : screen_of.end();
    if (screen == screen_of.end()) {
      return Status(StatusCode::kBadData, "no such image_id")
          .With("annotation", static_cast<int64_t>(i));
    }
    auto element = ReadAnnotation(annotations[i], roles);
    if (!element) return element.error().With("annotation", static_cast<int64_t>(i));
    set.screens[screen->second].labels.elements.push_back(std::move(*element));
  }
  return Status::Ok();
}

}  // namespace

Result<ScreenSet> ReadCocoSet(const fs::path& path, const RoleMap& map) {
  const auto json = ReadJsonFile(path);
  if (!json) return Fail(json.error());
  if (Find(*json, "images") == nullptr || Find(*json, "annotations") == nullptr) {
    return Fail(Status(StatusCode::kBadData, "not a COCO file: it has no images and annotations")
                    .Prefixed(path.string()));
  }
  ScreenSet set{.path = path, .has_versions = false, .screens = {}};
  const auto roles = ReadCategories(*json, map);
  if (!roles) return Fail(roles.error().Prefixed(path.string()));
  std::map<int64_t, size_t> screen_of;
  Status status = ReadImages(*json, path, set, screen_of);
  if (status.ok()) status = ReadAnnotations(*json, *roles, screen_of, set);
  if (!status.ok()) return Fail(status.Prefixed(path.string()));
  for (ScreenFile& screen : set.screens) screen.labels.scale = 1;
  return set;
}

}  // namespace genie::eval
