// JpegSession: libjpeg-turbo's decompressor with its errors as Status.
//
// libjpeg reports errors by longjmp, which must not skip a destructor: Run() sets the mark, and the
// step that it calls holds trivially destructible locals only. After an error the session is good
// for nothing but its end.
//
// libjpeg paints what is missing gray and calls it a warning; here a warning that means lost or
// invented pixels is an error.
//
// Private to libs/codec. Thread safety: one thread at a time.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdio>  // jpeglib.h needs FILE and size_t

#include <jpeglib.h>

#include <genie/base/limits.h>
#include <genie/base/status.h>

#include "decoder.h"

namespace genie::codec {

// Progressive scans that a file may have. Writers make 10 to 20; a bomb makes thousands, each of
// which visits every pixel. Also bounded by the pixels visited in all, some seconds of work.
inline constexpr int64_t kMaxJpegScans = 256;
inline constexpr int64_t kMinJpegScans = 32;
inline constexpr int64_t kMaxJpegScanPixels = 4'000'000'000;

class JpegSession {
 public:
  JpegSession();
  ~JpegSession();
  JpegSession(const JpegSession&) = delete;
  JpegSession& operator=(const JpegSession&) = delete;

  // Reads the header of `bytes`, which must stay until the session ends.
  Status Open(Bytes bytes);

  // Calls `step(info, context)`; an error inside libjpeg leaves it and becomes the Status.
  using Step = void (*)(jpeg_decompress_struct& info, void* context);
  Status Run(Step step, void* context);

  // Bounds the scans by the picture's size, and libjpeg's memory. Errors: kLimitExceeded.
  Status SetLimits(const ImageLimits& limits);

  jpeg_decompress_struct& info() { return info_; }

 private:
  struct Errors {
    jpeg_error_mgr base;  // first: libjpeg knows only this part
    jmp_buf escape;
    Status status;
  };
  struct Progress {
    jpeg_progress_mgr base;  // first
    int64_t max_scans;
  };

  [[noreturn]] static void Escape(j_common_ptr info, const Status& status);
  [[noreturn]] static void OnError(j_common_ptr info);
  static void OnMessage(j_common_ptr info, int level);
  static void OnProgress(j_common_ptr info);

  jpeg_decompress_struct info_ = {};
  Errors errors_ = {};
  Progress progress_ = {};
};

}  // namespace genie::codec
