#include "delta_bench.h"

#include <algorithm>
#include <utility>

#include "delta_figures.h"
#include "frames.h"
#include "rival_program.h"
#include "screen_edits.h"

namespace genie::bench {
namespace {

constexpr int32_t kWidth = 1920;
constexpr int32_t kHeight = 1080;
constexpr Box kSmallList{0, 0, kWidth / 4, kHeight / 2};  // an eighth of the frame
constexpr Box kLargeList{0, 0, kWidth, kHeight - 56};     // all but a bar
// Rows that the list stands at: every step is one turn of a mouse wheel, 100 to 120 px.
constexpr std::array<int32_t, 6> kScrollPlaces = {0, 100, 212, 332, 212, 100};

struct Screen {
  std::string name;
  Image picture;  // BGRA
  Scene scene;
};

Result<std::vector<Screen>> ReadBgraScreens(const std::vector<Frame>& frames) {
  std::vector<Screen> screens;
  DetectContext context;
  for (const Frame& frame : frames) {
    auto picture = CopyAsBgra(frame.rgb.view());
    if (!picture) return Fail(picture.error());
    screens.push_back({frame.name, std::move(*picture), {}});
    Screen& screen = screens.back();
    GENIE_FAIL_IF_ERROR(Detect(screen.picture.view(), {}, context, screen.scene));
  }
  return screens;
}

Status AddCopy(ConstImageView picture, std::vector<Image>& frames) {
  auto copy = CopyAsBgra(picture);
  if (!copy) return copy.error();
  frames.push_back(std::move(*copy));
  return Status::Ok();
}

// Before, after, and the same in two other buffers. Empty: the screen has no place for the edit.
Result<Sequence> EditSequence(EditKind kind, const Screen& screen) {
  Sequence sequence{
      .name = std::string(EditName(kind)), .screen = screen.name, .frames = {}, .period = 2};
  for (int i = 0; i < 4; ++i) {
    GENIE_FAIL_IF_ERROR(AddCopy(screen.picture.view(), sequence.frames));
    if (i % 2 == 1 && !DrawEdit(kind, screen.scene, sequence.frames.back().mutable_view())) {
      sequence.frames.clear();
      break;
    }
  }
  return sequence;
}

Result<Sequence> ScrollSequence(const Box& size, const Screen& screen) {
  const Box area = BusiestArea(screen.scene, size.width, size.height);
  Sequence sequence{
      .name = "scroll", .screen = screen.name, .frames = {}, .period = kScrollPlaces.size()};
  for (const int32_t rows : kScrollPlaces) {
    GENIE_FAIL_IF_ERROR(AddCopy(screen.picture.view(), sequence.frames));
    ScrollUp(sequence.frames.back().mutable_view(), area, rows);
  }
  return sequence;
}

Status AddSequence(Result<Sequence> sequence, size_t rounds, std::vector<SequenceResult>& results) {
  if (!sequence) return sequence.error();
  if (sequence->frames.empty()) return Status::Ok();
  auto result = RunSequence(*sequence, rounds);
  if (!result) return result.error();
  results.push_back(std::move(*result));
  return Status::Ok();
}

Status BenchScreen(const Screen& screen, size_t rounds, DeltaBenchResult& result) {
  auto equal = RunEqualFrames(screen.name, screen.picture.view(), 2 * rounds);
  if (!equal) return equal.error();
  result.equal.push_back(std::move(*equal));
  for (const EditKind kind : kAllEdits) {
    GENIE_RETURN_IF_ERROR(AddSequence(EditSequence(kind, screen), rounds, result.edits));
  }
  GENIE_RETURN_IF_ERROR(
      AddSequence(ScrollSequence(kSmallList, screen), rounds, result.small_lists));
  return AddSequence(ScrollSequence(kLargeList, screen), rounds, result.large_lists);
}

// The consecutive frames among the screens, by their names.
Status BenchSession(const std::vector<Screen>& screens, size_t rounds, DeltaBenchResult& result) {
  Sequence sequence{.name = "the sample session",
                    .screen = "session-1 to session-5",
                    .frames = {},
                    .is_ring = false};
  for (const Screen& screen : screens) {
    if (!screen.name.starts_with("session-")) continue;
    GENIE_RETURN_IF_ERROR(AddCopy(screen.picture.view(), sequence.frames));
  }
  sequence.period = sequence.frames.size();
  if (sequence.period < 2) return Status::Ok();
  auto session = RunSequence(sequence, rounds);
  if (!session) return session.error();
  result.session = std::move(*session);
  return Status::Ok();
}

Status BenchMemory(const std::vector<Frame>& frames, const BenchOptions& options,
                   DeltaBenchResult& result) {
  // Every four samples in a row as one 4K frame; the one that takes most counts.
  SessionMemory most;
  for (size_t first = 0; first < frames.size(); first += 4) {
    std::vector<Frame> four;
    for (size_t i = 0; i < 4; ++i) four.push_back(frames[(first + i) % frames.size()]);
    const auto quadruple = MakeQuadruple(four);
    if (!quadruple) return quadruple.error();
    const auto memory = MeasureSessionMemory(*quadruple);
    if (!memory) return memory.error();
    if (memory->said_bytes > most.said_bytes) most = *memory;
  }
  const auto small = MeasureSessionMemory(frames.front());
  if (!small) return small.error();
  result.memory = {*small, most};
  const auto large = MakeQuadruple(frames);
  if (!large) return large.error();
  const std::filesystem::path rival = FindRivalProgram(options);
  result.rival = rival.string();
  auto peak = MeasurePeakMemory(*large, rival);
  if (!peak) return peak.error();
  result.peak = std::move(*peak);
  return Status::Ok();
}

}  // namespace

Result<DeltaBenchResult> BenchDelta(const BenchOptions& options) {
  const auto frames = ReadScreens(options.screens, kWidth, kHeight);
  if (!frames) return Fail(frames.error());
  const auto screens = ReadBgraScreens(*frames);
  if (!screens) return Fail(screens.error());
  // A sequence takes each of its frames several times a round: a quarter of the rounds is plenty.
  const size_t rounds = std::max<size_t>(options.rounds / 4, 1);
  DeltaBenchResult result;
  for (const Screen& screen : *screens) {
    GENIE_FAIL_IF_ERROR(BenchScreen(screen, rounds, result));
  }
  GENIE_FAIL_IF_ERROR(BenchSession(*screens, options.rounds, result));
  GENIE_FAIL_IF_ERROR(BenchMemory(*frames, options, result));
  result.figures = FiguresOf(result);
  return result;
}

}  // namespace genie::bench
