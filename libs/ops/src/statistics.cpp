// Statistics of an image: see genie/ops/statistics.h.
#include <genie/kernels/extremes.h>
#include <genie/kernels/histogram.h>
#include <genie/kernels/integral.h>
#include <genie/kernels/moments.h>
#include <genie/ops/pixel_rows.h>
#include <genie/ops/statistics.h>

#include <cmath>

#include "check.h"

namespace genie::ops {

Status Histogram(ConstImageView source, int32_t channel, HistogramCounts& counts) {
  GENIE_RETURN_IF_ERROR(CheckView(source, "source"));
  const int channels = BytesPerPixel(source.format);
  if (channel < 0 || channel >= channels) {
    return Status(StatusCode::kInvalidArgument, "the image has no such channel")
        .With("channel", channel)
        .With("channels", channels);
  }
  const kernels::Rows<const uint8_t> rows = {source.data + channel, source.stride_bytes};
  if (channels == 1) {
    kernels::Histogram(rows, ExtentOf(source), counts);
  } else {
    kernels::HistogramOfChannel(rows, ExtentOf(source), size_t(channels), counts);
  }
  return Status::Ok();
}

Result<MeanDeviation> MeanStdDev(ConstImageView source) {
  GENIE_FAIL_IF_ERROR(CheckView(source, "source"));
  const auto channels = size_t(BytesPerPixel(source.format));
  const kernels::Moments moments = kernels::SumMoments(RowsOf(source), ExtentOf(source), channels);
  const uint64_t count = uint64_t(source.width) * uint64_t(source.height);
  MeanDeviation result;
  for (size_t i = 0; i < channels; ++i) {
    // The variance times count^2, exactly: in doubles the difference of two large numbers would
    // give a plane of one value some deviation.
    using Wide = unsigned __int128;
    const Wide spread = Wide{count} * moments.squares[i] - Wide{moments.sums[i]} * moments.sums[i];
    result.mean[i] = double(moments.sums[i]) / double(count);
    result.deviation[i] = std::sqrt(double(spread)) / double(count);
  }
  return result;
}

Result<MinMax> MinMaxLocation(ConstImageView source) {
  GENIE_FAIL_IF_ERROR(CheckGray(source, "source"));
  const kernels::Extremes found = kernels::FindExtremes(RowsOf(source), ExtentOf(source));
  return MinMax{.least = found.least,
                .most = found.most,
                .least_x = int32_t(found.least_x),
                .least_y = int32_t(found.least_y),
                .most_x = int32_t(found.most_x),
                .most_y = int32_t(found.most_y)};
}

Status Integral(ConstImageView source, std::span<uint32_t> sums, std::span<uint64_t> squares) {
  GENIE_RETURN_IF_ERROR(CheckGray(source, "source"));
  const kernels::Extent extent = ExtentOf(source);
  const size_t row = extent.width + 1;
  const uint64_t needed = uint64_t{row} * (extent.height + 1);
  GENIE_RETURN_IF_ERROR(CheckRoom(sums.size(), size_t(needed), "sums"));
  kernels::Integral(RowsOf(source), {sums.data(), ptrdiff_t(row * sizeof(uint32_t))}, extent);
  if (squares.empty()) return Status::Ok();
  GENIE_RETURN_IF_ERROR(CheckRoom(squares.size(), size_t(needed), "squares"));
  kernels::IntegralOfSquares(RowsOf(source), {squares.data(), ptrdiff_t(row * sizeof(uint64_t))},
                             extent);
  return Status::Ok();
}

}  // namespace genie::ops
