// The files of one picture: see picture_files.h.
#include "picture_files.h"

#include <genie/codec/encode.h>
#include <genie/image/copy.h>
#include <genie/scene/csv.h>
#include <genie/scene/json.h>
#include <genie/scene/marks.h>
#include <genie/scene/overlay.h>

#include "../files/own_file.h"
#include "../files/png_mark.h"
#include "../session/dirty_tiles.h"

namespace genie::cli {
namespace {

std::string PathOf(const DetectCommandOptions& options, const Input& input,
                   std::string_view ending) {
  return options.out_folder + "/" + input.name + std::string(ending);
}

Status WriteJsonFile(const DetectCommandOptions& options, const Input& input,
                     const LookedAt& looked_at) {
  List<char> text;
  List<char> members;
  if (looked_at.update) GENIE_RETURN_IF_ERROR(WriteUpdateMembers(*looked_at.update, members));
  GENIE_RETURN_IF_ERROR(WriteJson(looked_at.scene,
                                  {.generator = kGenerator,
                                   .source = input.path,
                                   .timings = looked_at.timings,
                                   .members = {members.data(), members.size()}},
                                  text));
  GENIE_RETURN_IF_ERROR(text.Push('\n'));
  return WriteOwnFile(PathOf(options, input, ".scene.json"), {text.data(), text.size()},
                      options.overwrite);
}

Status WriteCsvFile(const DetectCommandOptions& options, const Input& input,
                    const LookedAt& looked_at) {
  List<char> text;
  for (const char c : kCsvHeader) GENIE_RETURN_IF_ERROR(text.Push(c));
  GENIE_RETURN_IF_ERROR(WriteCsvRows(looked_at.scene, input.path, text));
  return WriteOwnFile(PathOf(options, input, ".csv"), {text.data(), text.size()},
                      options.overwrite);
}

// The scene in the pixels of the picture, while this lives.
class InPicture {
 public:
  explicit InPicture(LookedAt& looked_at) : looked_at_(looked_at) {
    if (looked_at.place) ToPicture(*looked_at.place, looked_at.scene);
  }
  ~InPicture() {
    if (looked_at_.place) ToWhole(*looked_at_.place, looked_at_.scene);
  }
  InPicture(const InPicture&) = delete;
  InPicture& operator=(const InPicture&) = delete;

 private:
  LookedAt& looked_at_;
};

Status MakeOverlay(const DetectCommandOptions& options, LookedAt& looked_at, Image& image,
                   List<uint8_t>& png) {
  const InPicture in_picture(looked_at);
  if (options.tiles && looked_at.update) {
    DrawDirtyTiles(looked_at.update->grid, looked_at.update->dirty_tiles, image.mutable_view());
  }
  GENIE_RETURN_IF_ERROR(DrawOverlay(looked_at.scene, image.mutable_view()));
  GENIE_RETURN_IF_ERROR(EncodePng(image.view(), png));
  return MarkPng(png);
}

Status WriteMarkFiles(const DetectCommandOptions& options, const Input& input, Image& image,
                      LookedAt& looked_at) {
  List<Mark> marks;
  GENIE_RETURN_IF_ERROR(PlaceMarks(looked_at.scene, marks));
  List<char> text;
  GENIE_RETURN_IF_ERROR(WriteMarkList(looked_at.scene, input.path, marks.span(), text));
  GENIE_RETURN_IF_ERROR(WriteOwnFile(PathOf(options, input, ".marks.txt"),
                                     {text.data(), text.size()}, options.overwrite));
  const InPicture in_picture(looked_at);
  if (looked_at.place) GENIE_RETURN_IF_ERROR(PlaceMarks(looked_at.scene, marks));
  List<uint8_t> png;
  GENIE_RETURN_IF_ERROR(DrawMarks(looked_at.scene, marks.span(), image.mutable_view()));
  GENIE_RETURN_IF_ERROR(EncodePng(image.view(), png));
  GENIE_RETURN_IF_ERROR(MarkPng(png));
  return WriteOwnFile(PathOf(options, input, ".marks.png"), png.span(), options.overwrite);
}

Status WriteOverlayFile(const DetectCommandOptions& options, const Input& input, Image& image,
                        LookedAt& looked_at) {
  List<uint8_t> png;
  GENIE_RETURN_IF_ERROR(MakeOverlay(options, looked_at, image, png));
  return WriteOwnFile(PathOf(options, input, ".overlay.png"), png.span(), options.overwrite);
}

// The picture again, for the second of two drawings.
Result<Image> CopyOf(const Image& image) {
  const ConstImageView view = image.view();
  Result<Image> copy = Image::Create(view.width, view.height, view.format);
  if (copy) GENIE_FAIL_IF_ERROR(CopyPixels(view, copy->mutable_view()));
  return copy;
}

// Without --out the only form that needs the pixels is the overlay.
Status KeepForStandardOutput(const DetectCommandOptions& options, Image& image,
                             LookedAt& looked_at) {
  if (!options.forms.overlay) return Status::Ok();
  List<uint8_t> png;
  GENIE_RETURN_IF_ERROR(MakeOverlay(options, looked_at, image, png));
  looked_at.overlay_png.assign(png.begin(), png.end());
  return Status::Ok();
}

}  // namespace

bool NeedsPicture(const DetectCommandOptions& options) {
  const DetectForms& forms = options.forms;
  if (options.out_folder.empty()) return forms.overlay;
  return forms.overlay || forms.marks || forms.count() == 0;
}

Status WritePictureFiles(const DetectCommandOptions& options, const Input& input, Image& image,
                         LookedAt& looked_at) {
  if (options.out_folder.empty()) return KeepForStandardOutput(options, image, looked_at);
  const bool no_form = options.forms.count() == 0;
  if (options.forms.json || no_form) {
    GENIE_RETURN_IF_ERROR(WriteJsonFile(options, input, looked_at));
  }
  if (options.forms.csv) GENIE_RETURN_IF_ERROR(WriteCsvFile(options, input, looked_at));
  const bool overlay = options.forms.overlay || no_form;
  if (options.forms.marks && overlay) {
    Result<Image> copy = CopyOf(image);
    if (!copy) return copy.error();
    GENIE_RETURN_IF_ERROR(WriteMarkFiles(options, input, *copy, looked_at));
  } else if (options.forms.marks) {
    return WriteMarkFiles(options, input, image, looked_at);
  }
  return overlay ? WriteOverlayFile(options, input, image, looked_at) : Status::Ok();
}

}  // namespace genie::cli
