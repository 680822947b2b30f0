// What the races share: see race.h.
#include "race.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace genie::races {

void Must(const Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "pixel_race: %.*s\n", int(status.message().size()), status.message().data());
  std::exit(1);
}

cv::Mat MatOf(ConstImageView view) {
  return cv::Mat(view.height, view.width, CV_8UC(BytesPerPixel(view.format)),
                 const_cast<uint8_t*>(view.data), size_t(view.stride_bytes));
}

OwnedImage::OwnedImage(int32_t width, int32_t height, PixelFormat format)
    : bytes(size_t(width) * size_t(height) * size_t(BytesPerPixel(format))),
      view{bytes.data(), width, height, ptrdiff_t(width) * BytesPerPixel(format), format} {}

Difference Compare(ConstImageView ours, const cv::Mat& rival, int32_t margin) {
  const int channels = BytesPerPixel(ours.format);
  if (rival.cols != ours.width || rival.rows != ours.height || rival.channels() != channels) {
    Must(Status(StatusCode::kInternal, "the rival's result has another shape"));
  }
  Difference difference;
  int64_t values = 0, different = 0;
  for (int32_t y = margin; y < ours.height - margin; ++y) {
    const uint8_t* a = ours.row(y);
    const uint8_t* b = rival.ptr<uint8_t>(y);
    for (int32_t i = margin * channels; i < (ours.width - margin) * channels; ++i) {
      const double apart = std::abs(int(a[i]) - int(b[i]));
      difference.largest = std::max(difference.largest, apart);
      different += apart != 0;
      ++values;
    }
  }
  difference.share = values == 0 ? 0 : double(different) / double(values);
  return difference;
}

}  // namespace genie::races
