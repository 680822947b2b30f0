// Sets labelled by other tools: YOLO text files and COCO annotations. Labels are taken as they
// are; an element is interactive when its role is.
//
// Depends on: screen_set.h. Thread safety: functions without state.
#pragma once

#include "screen_set.h"

namespace genie::eval {

// SET/images and SET/labels. Errors: kNotFound (no classes.txt, no picture of a label file),
// kBadData naming the file and the line, kInvalidArgument naming a class without a role.
Result<ScreenSet> ReadYoloSet(const std::filesystem::path& path, const RoleMap& roles);

// An annotation file; pictures are looked for beside it, in images/ and as its names say.
// Crowd annotations count as `ignore`. Errors: kBadData, kInvalidArgument as above.
Result<ScreenSet> ReadCocoSet(const std::filesystem::path& path, const RoleMap& roles);

}  // namespace genie::eval
