// CSV of Scenes: one row an element, for spreadsheets and data frames.
//
// Fields follow RFC 4180 with a line feed at the end of a row; flags are 0 or 1, `parent` is an id
// or empty.
//
// Depends on: base, scene.h. Thread safety: free functions.
#pragma once

#include <string_view>

#include <genie/base/list.h>
#include <genie/base/status.h>
#include <genie/scene/scene.h>

namespace genie {

// The first row, with its line end.
inline constexpr std::string_view kCsvHeader =
    "source,id,role,x,y,width,height,center_x,center_y,confidence,interactive,disabled,checked,"
    "selected,focused,parent,text\n";

// Appends one row for each element of `scene`, without the header.
// Cost: O(elements + text). Errors: kOutOfMemory; `out` then ends in the middle.
Status WriteCsvRows(const Scene& scene, std::string_view source, List<char>& out);

}  // namespace genie
