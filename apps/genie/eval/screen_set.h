// A set of screens with truth, in one of three forms, recognised by what is in the folder:
//
//   truth JSON   SET/web/NAME.json and SET/desktop/NAME.json, or SET/NAME.json, each with its
//                picture NAME.png (or .jpg, .jpeg, .webp, .qoi) beside it
//   YOLO         SET/images/NAME.* and SET/labels/NAME.txt; classes.txt in SET or a folder above
//   COCO         an annotation file, or SET with one (*coco*.json, annotations.json,
//   instances*.json)
//
// Depends on: truth.h, role_map.h, json_file.h. Thread safety: functions without state.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <genie/base/status.h>

#include "role_map.h"
#include "truth.h"

namespace genie::eval {

struct ScreenFile {
  std::string folder;             // "web", "desktop" or empty: where its predictions lie
  std::string name;               // without extension
  std::filesystem::path picture;  // empty: there is none
  std::filesystem::path truth;    // JSON or YOLO labels; empty: `labels` holds it
  std::string page;               // "folder/page": versions of one page share it
  Truth labels;
};

struct ScreenSet {
  std::filesystem::path path;
  bool has_versions = false;        // truth JSON: pages may come in several versions
  std::vector<ScreenFile> screens;  // web, then desktop, each by name
};

enum class SetFolders { kAll, kWeb, kDesktop };

// Finds the screens and reads their truth.
//
//   roles  the role of each label of a YOLO or COCO set
//
// Errors: kNotFound (no such set, or nothing in it), kInvalidArgument (predictions in the place
// of truth), kBadData; each names the file.
Result<ScreenSet> OpenScreenSet(const std::filesystem::path& path, const RoleMap& roles,
                                SetFolders folders);

inline constexpr std::array<std::string_view, 5> kPictureExtensions = {".png", ".jpg", ".jpeg",
                                                                       ".webp", ".qoi"};

// The picture NAME.* in `folder`, or an empty path.
std::filesystem::path FindPicture(const std::filesystem::path& folder, const std::string& name);

// Files of `folder` with this extension, sorted by name. An unreadable folder is empty.
std::vector<std::filesystem::path> ListFiles(const std::filesystem::path& folder,
                                             std::string_view extension);

}  // namespace genie::eval
