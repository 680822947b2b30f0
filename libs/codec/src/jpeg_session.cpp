// JpegSession: see jpeg_session.h.
#include "jpeg_session.h"

#include <jerror.h>

#include <algorithm>

namespace genie::codec {
namespace {

bool LosesPixels(int message) {
  switch (message) {
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_BOGUS_PROGRESSION:
      return true;
    default:
      return false;
  }
}

Status MessageStatus(j_common_ptr info) {
  const int message = info->err->msg_code;
  if (message == JERR_OUT_OF_MEMORY) {
    return Status(StatusCode::kOutOfMemory, "not enough memory to decode the JPEG");
  }
  if (message == JERR_NO_BACKING_STORE) {
    return Status(StatusCode::kLimitExceeded, "JPEG needs more memory than the limit");
  }
  if (message == JWRN_JPEG_EOF || message == JERR_INPUT_EMPTY || message == JERR_INPUT_EOF) {
    return Corrupt("truncated JPEG: the file ends before its last pixel; copy it again");
  }
  char text[JMSG_LENGTH_MAX] = {};
  info->err->format_message(info, text);
  return Corrupt("corrupt JPEG").With("reason", text);
}

// What a file decoded in several passes keeps: 16-bit coefficients of every block.
int64_t CoefficientBytes(const jpeg_decompress_struct& info) {
  int64_t blocks = 0;
  for (int c = 0; c < info.num_components; ++c) {
    const jpeg_component_info& component = info.comp_info[c];
    blocks += int64_t{component.width_in_blocks} * component.height_in_blocks;
  }
  return blocks * static_cast<int64_t>(sizeof(JBLOCK));
}

}  // namespace

JpegSession::JpegSession() {
  info_.err = jpeg_std_error(&errors_.base);
  errors_.base.error_exit = OnError;
  errors_.base.emit_message = OnMessage;
  progress_.base.progress_monitor = OnProgress;
  progress_.max_scans = kMaxJpegScans;
}

JpegSession::~JpegSession() { jpeg_destroy_decompress(&info_); }

void JpegSession::Escape(j_common_ptr info, const Status& status) {
  auto* errors = reinterpret_cast<Errors*>(info->err);
  errors->status = status;
  std::longjmp(errors->escape, 1);
}

void JpegSession::OnError(j_common_ptr info) { Escape(info, MessageStatus(info)); }

void JpegSession::OnMessage(j_common_ptr info, int level) {
  if (level < 0 && LosesPixels(info->err->msg_code)) {
    Escape(info, MessageStatus(info));
  }
}

void JpegSession::OnProgress(j_common_ptr info) {
  const auto* progress = reinterpret_cast<const Progress*>(info->progress);
  const auto* decompress = reinterpret_cast<const jpeg_decompress_struct*>(info);
  if (decompress->input_scan_number > progress->max_scans) {
    Escape(info, Status(StatusCode::kLimitExceeded, "JPEG has too many scans; write it anew")
                     .With("limit", progress->max_scans));
  }
}

Status JpegSession::Run(Step step, void* context) {
  errors_.status = Status::Ok();
  if (setjmp(errors_.escape) == 0) {
    step(info_, context);
  }
  return errors_.status;
}

Status JpegSession::Open(Bytes bytes) {
  return Run(
      [](jpeg_decompress_struct& info, void* context) {
        const auto& input = *static_cast<const Bytes*>(context);
        jpeg_create_decompress(&info);
        jpeg_mem_src(&info, input.data(), input.size());
        jpeg_read_header(&info, TRUE);
      },
      &bytes);
}

Status JpegSession::SetLimits(const ImageLimits& limits) {
  const int64_t pixels = int64_t{info_.image_width} * info_.image_height;
  progress_.max_scans = std::clamp(kMaxJpegScanPixels / pixels, kMinJpegScans, kMaxJpegScans);
  info_.progress = &progress_.base;
  info_.mem->max_memory_to_use = static_cast<long>(limits.max_working_bytes);
  const int64_t needed = jpeg_has_multiple_scans(&info_) ? CoefficientBytes(info_) : 0;
  if (needed > limits.max_working_bytes) {
    return Status(StatusCode::kLimitExceeded,
                  "progressive JPEG needs more memory than the limit; write it as baseline")
        .With("bytes", needed)
        .With("limit", limits.max_working_bytes);
  }
  return Status::Ok();
}

}  // namespace genie::codec
