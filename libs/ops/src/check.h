// The checks that every operation makes before it calls a kernel, which trusts its arguments.
//
// Depends on: image's view.h. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string_view>

#include <genie/base/status.h>
#include <genie/image/view.h>

namespace genie::ops {

// A view with pixels, a known format and a stride of at least a row. `name` is the argument's.
// Errors: kInvalidArgument.
Status CheckView(ConstImageView view, std::string_view name);

// CheckView, and the format is kGray.
Status CheckGray(ConstImageView view, std::string_view name);

// The two have the same width and height. Errors: kInvalidArgument.
Status CheckSameSize(ConstImageView a, ConstImageView b);

// The two have the same pixel format. Errors: kInvalidArgument.
Status CheckSameFormat(ConstImageView a, ConstImageView b);

// The two share no byte. Errors: kInvalidArgument.
Status CheckApart(ConstImageView source, ConstImageView target);

// The two share no byte, or are the same rows: an operation in place. Errors: kInvalidArgument.
Status CheckApartOrSame(ConstImageView source, ConstImageView target);

// What operations over windows of pixels check of their views: CheckView of both, one size, one
// format, no shared byte. Errors: kInvalidArgument.
Status CheckFilter(ConstImageView source, ConstImageView target);

// `given` values are room for `needed`. Errors: kInvalidArgument.
Status CheckRoom(size_t given, size_t needed, std::string_view name);

}  // namespace genie::ops
