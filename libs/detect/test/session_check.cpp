// A session held to its promises: see session_check.h.
#include "session_check.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <sstream>

#include <genie/scene/canonical.h>

#include "../src/fidelity.h"

namespace genie::detect {
namespace {

constexpr int32_t kTileSide = 64;  // of the comparison; one tile size, named in kernels/tiles.h

// The pixels as the detector is to see them: no padding, no alpha.
std::vector<uint8_t> VisibleBytes(ConstImageView frame) {
  const auto pixel_bytes = static_cast<size_t>(BytesPerPixel(frame.format));
  const size_t kept = std::min<size_t>(pixel_bytes, 3);
  std::vector<uint8_t> bytes;
  bytes.reserve(static_cast<size_t>(frame.width) * static_cast<size_t>(frame.height) * kept);
  for (int32_t y = 0; y < frame.height; ++y) {
    const uint8_t* row = frame.row(y);
    for (int32_t x = 0; x < frame.width; ++x, row += pixel_bytes) {
      bytes.insert(bytes.end(), row, row + kept);
    }
  }
  return bytes;
}

// The bounds of what differs inside `tile`; empty where nothing does.
Box DifferenceIn(const std::vector<uint8_t>& a, const std::vector<uint8_t>& b, int32_t width,
                 size_t pixel_bytes, const Box& tile) {
  Box found;
  for (int32_t y = tile.y; y < tile.bottom(); ++y) {
    const size_t at =
        (static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(tile.x)) *
        pixel_bytes;
    const size_t count = static_cast<size_t>(tile.width) * pixel_bytes;
    if (std::equal(&a[at], &a[at] + count, &b[at])) continue;
    for (int32_t x = 0; x < tile.width; ++x) {
      const size_t pixel = at + static_cast<size_t>(x) * pixel_bytes;
      const bool same = std::equal(&a[pixel], &a[pixel] + pixel_bytes, &b[pixel]);
      if (!same) found = Union(found, {tile.x + x, y, 1, 1});
    }
  }
  return found;
}

std::string Said(const Status& status) { return "refused: " + std::string(status.message()); }

std::string SceneDifference(const Scene& full, const Scene& delta) {
  std::ostringstream out;
  out << "the Scene differs from a full run's: " << full.elements.size() << " elements in full, "
      << delta.elements.size() << " by the session";
  if (full.content_key != delta.content_key) out << "; another content key";
  if (full.scale_permille != delta.scale_permille) out << "; another scale";
  for (size_t i = 0; i < std::min(full.elements.size(), delta.elements.size()); ++i) {
    const Element& a = full.elements[i];
    const Element& b = delta.elements[i];
    if (a.box == b.box && a.role == b.role && a.confidence == b.confidence) continue;
    out << "; element " << i << " is " << RoleName(a.role) << ' ' << a.box.x << ',' << a.box.y
        << ' ' << a.box.width << 'x' << a.box.height << " in full, " << RoleName(b.role) << ' '
        << b.box.x << ',' << b.box.y << ' ' << b.box.width << 'x' << b.box.height;
    break;
  }
  return out.str();
}

}  // namespace

void SessionCoverage::Add(const SessionCoverage& other) {
  for (size_t i = 0; i < kinds.size(); ++i) kinds[i] += other.kinds[i];
  for (size_t i = 0; i < reasons.size(); ++i) reasons[i] += other.reasons[i];
  fidelity_flips += other.fidelity_flips;
  scale_flips += other.scale_flips;
  refused_lies += other.refused_lies;
  elements += other.elements;
  signatures += other.signatures;
  damaged += other.damaged;
}

std::string SessionCoverage::ToText() const {
  std::ostringstream out;
  for (size_t i = 0; i < kinds.size(); ++i) {
    out << UpdateKindName(static_cast<UpdateKind>(i)) << ' ' << kinds[i] << ", ";
  }
  for (size_t i = 1; i < reasons.size(); ++i) {
    out << "full for " << FullRunReasonName(static_cast<FullRunReason>(i)) << ' ' << reasons[i]
        << ", ";
  }
  out << "fidelity flips " << fidelity_flips << ", scale flips " << scale_flips << ", refused lies "
      << refused_lies << ", frames with damage " << damaged << ", elements " << elements
      << ", signatures " << signatures;
  return out.str();
}

SessionCheck::SessionCheck(const EditStart& start, const Stock& stock) : screen_(start, stock) {
  options_.detect.tile_size = start.tile_size;
  options_.memory_budget_bytes = start.budget_bytes;
}

SessionCheck::SessionCheck(Canvas ground, const Stock& stock) : screen_(std::move(ground), stock) {}

SessionCheck::Difference SessionCheck::Compare(ConstImageView frame) const {
  Difference difference;
  difference.same_shape =
      last_.width == frame.width && last_.height == frame.height && last_.format == frame.format;
  if (!difference.same_shape) return difference;
  const std::vector<uint8_t> bytes = VisibleBytes(frame);
  const auto pixel_bytes = static_cast<size_t>(std::min(BytesPerPixel(frame.format), 3));
  for (int32_t y = 0; y < frame.height; y += kTileSide) {
    for (int32_t x = 0; x < frame.width; x += kTileSide) {
      const Box tile = Intersection({x, y, kTileSide, kTileSide}, frame.bounds());
      const Box found = DifferenceIn(bytes, last_bytes_, frame.width, pixel_bytes, tile);
      if (!found.empty()) difference.tiles.push_back(found);
    }
  }
  return difference;
}

std::vector<Box> SessionCheck::DamageOf(const Difference& difference, DamageWord word,
                                        uint32_t seed) const {
  if (!difference.same_shape) return {};  // of another screen: it says nothing
  std::vector<Box> damage = difference.tiles;
  Box bounds;
  for (const Box& box : damage) bounds = Union(bounds, box);
  if (word == DamageWord::kExactBounds) damage.assign(1, bounds);
  if (word == DamageWord::kEverything) damage.assign(1, {-5, -5, 20000, 20000});
  if (word == DamageWord::kTooLarge) {
    for (Box& box : damage) {
      const auto by = static_cast<int32_t>(seed % 100);
      box = {box.x - by, box.y - by / 2, box.width + 2 * by, box.height + by};
    }
    damage.push_back({3, 3, 0, 40});
    damage.push_back({last_.width - 2, 0, 50, 50});
    damage.push_back({-40, -40, 30, 30});
    damage.push_back({10, 10, -5, 8});
    constexpr int32_t kMost = std::numeric_limits<int32_t>::max();
    damage.push_back({kMost - 3, 4, kMost, 9});
    damage.push_back({-kMost, -kMost, kMost, kMost});
    damage.insert(damage.end(), difference.tiles.begin(), difference.tiles.end());
    if (seed % 3 == 0) std::reverse(damage.begin(), damage.end());
  }
  return damage;
}

std::string SessionCheck::Step(const Edit& edit) {
  screen_.Apply(edit);
  const ConstImageView frame = screen_.Compose();
  const Difference difference = Compare(frame);
  if (edit.kind == EditKind::kEvict) {
    session_.Evict();
    is_known_ = false;
  }
  const bool may_be_evicted = options_.memory_budget_bytes != 0;
  if (edit.kind == EditKind::kLie && is_known_ && !may_be_evicted && !difference.tiles.empty()) {
    return edit.w % 2 == 0 ? TrustALie(frame, difference, edit.seed)
                           : UpdateWithLie(frame, difference, edit.seed);
  }
  return Update(frame, difference, edit.seed);
}

// A session that trusts wrong damage may be wrong, but not crash; what comes after Evict is right.
std::string SessionCheck::TrustALie(ConstImageView frame, const Difference& difference,
                                    uint32_t seed) {
  const Box lie{static_cast<int32_t>(seed % 300), static_cast<int32_t>(seed >> 8 & 255), 9, 9};
  const std::span<const Box> damage(&lie, seed % 3 == 0 ? 0 : 1);
  options_.damage_check = DamageCheck::kTrust;
  const Status status = session_.Update(frame, damage, options_);
  if (!status.ok()) return Said(status);
  session_.Evict();
  is_known_ = false;
  return Update(frame, difference, seed);
}

std::string SessionCheck::UpdateWithLie(ConstImageView frame, const Difference& difference,
                                        uint32_t seed) {
  std::vector<Box> damage = DamageOf(difference, DamageWord::kExactTiles, seed);
  Box& box = damage[seed % damage.size()];  // its last row is left out
  box.height -= 1;
  options_.damage_check = DamageCheck::kVerify;
  const Status status = session_.Update(frame, damage, options_);
  options_.damage_check = DamageCheck::kTrust;
  if (status.code() != StatusCode::kInvalidArgument) {
    return "a changed pixel outside the damage was not refused, as was asked for";
  }
  if (session_.scene().elements.size() != 0) return "after an error the Scene is not empty";
  ++coverage_.refused_lies;
  is_known_ = false;
  return Update(frame, difference, seed);
}

std::string SessionCheck::Update(ConstImageView frame, const Difference& difference,
                                 uint32_t seed) {
  const auto word = static_cast<DamageWord>(Scrambled(seed) % 5);
  const std::vector<Box> damage = DamageOf(difference, word, seed);
  std::optional<std::span<const Box>> given;
  if (word != DamageWord::kAbsent) given = damage;
  coverage_.damaged += given ? 1 : 0;
  options_.damage_check = seed % 5 == 0 ? DamageCheck::kVerify : DamageCheck::kTrust;
  UpdateReport report;
  const Status status = session_.Update(frame, given, options_, &report);
  if (!status.ok()) return Said(status);
  std::string broken = CheckScene(frame);
  if (broken.empty()) broken = CheckReport(report, difference);
  if (broken.empty()) broken = CheckTiles(report, difference);
  if (!broken.empty()) {
    broken += "; the frame ran as " + std::string(UpdateKindName(report.kind)) + " (" +
              std::string(FullRunReasonName(report.reason)) + ')';
  }
  Remember(frame, report);
  return broken;
}

std::string SessionCheck::CheckScene(ConstImageView frame) {
  DetectOptions plain;
  const Status status = Detect(frame, plain, full_context_, full_scene_);
  if (!status.ok()) return Said(status);
  List<uint8_t> full;
  List<uint8_t> delta;
  if (!WriteCanonical(full_scene_, full).ok() || !WriteCanonical(session_.scene(), delta).ok()) {
    return "the Scene could not be written";
  }
  if (!std::ranges::equal(full.span(), delta.span())) {
    return SceneDifference(full_scene_, session_.scene());
  }
  DetectSession fresh;
  const Status first = fresh.Update(frame, std::nullopt, {});
  if (!first.ok()) return Said(first);
  const auto expected = fresh.content();
  const auto content = session_.content();
  if (content.size() != session_.scene().elements.size()) {
    return "there is not one content signature for each element";
  }
  for (size_t i = 0; i < content.size(); ++i) {
    if (content[i] == expected[i]) continue;
    return "the content signature of element " + std::to_string(i) +
           " differs from a new session's";
  }
  coverage_.elements += static_cast<int64_t>(content.size());
  coverage_.signatures += static_cast<int64_t>(content.size()) - std::ranges::count(content, 0u);
  return {};
}

std::string SessionCheck::CheckReport(const UpdateReport& report, const Difference& difference) {
  const bool is_full = report.kind == UpdateKind::kFull;
  if (is_full == (report.reason == FullRunReason::kNone)) return "kind and reason do not agree";
  const size_t budget = options_.memory_budget_bytes;
  const bool is_evicted = report.reason == FullRunReason::kEvicted;
  if (is_evicted && is_known_ && budget == 0) return "a session without a budget was evicted";
  if (is_known_ && !is_evicted && difference.same_shape && difference.tiles.empty()) {
    // A session over its budget has nothing to compare with.
    const bool is_told =
        report.kind == UpdateKind::kEqual || report.reason == FullRunReason::kEvicted;
    if (!is_told) return "an equal frame is not reported as equal";
  } else if (report.kind == UpdateKind::kEqual) {
    return "a frame that differs is reported as equal";
  }
  if (report.reason == FullRunReason::kOtherShape && difference.same_shape) {
    return "a frame of the same shape ran in full for another";
  }
  if (!is_known_ && !is_full) return "a session that knows nothing did not run in full";
  const bool is_counted = report.kind == UpdateKind::kDelta;
  if (is_counted && report.changed_tiles != static_cast<int32_t>(difference.tiles.size())) {
    return "changed tiles: " + std::to_string(report.changed_tiles) + " reported, " +
           std::to_string(difference.tiles.size()) + " differ";
  }
  // What stays of an evicted session is its Scene with a signature for each element.
  const size_t lists = 4096 + session_.content().size() * 4 * sizeof(Element);
  if (budget != 0 && session_.bytes() > std::max<size_t>(budget, lists)) {
    return "the session holds more than its budget: " + std::to_string(session_.bytes());
  }
  return {};
}

std::string SessionCheck::CheckTiles(const UpdateReport& report, const Difference& difference) {
  const auto dirty = session_.dirty_tiles();
  const auto marked = static_cast<int32_t>(dirty.size() - std::ranges::count(dirty, 0));
  if (static_cast<int32_t>(dirty.size()) != report.tiles) return "not one mark for each tile";
  if (marked != report.dirty_tiles) return "dirty tiles reported and marked differ";
  if (report.kind == UpdateKind::kEqual && marked != 0) return "an equal frame has dirty tiles";
  if (report.kind == UpdateKind::kFull && marked != report.tiles)
    return "a full run left out tiles";
  if (report.changed_tiles > report.dirty_tiles) return "a changed tile is not dirty";
  if (report.kind != UpdateKind::kDelta) return {};
  const ConstImageView frame = last_;
  const int32_t columns = (frame.width + kTileSide - 1) / kTileSide;
  for (const Box& box : difference.tiles) {
    const int32_t tile = box.y / kTileSide * columns + box.x / kTileSide;
    if (dirty[static_cast<size_t>(tile)] == 0) return "a changed tile is not marked";
  }
  return {};
}

void SessionCheck::Remember(ConstImageView frame, const UpdateReport& report) {
  FidelityMap map;
  const bool is_lossy = SampleFidelity(frame, map).ok() && JudgeFidelity(map) == Fidelity::kLossy;
  const bool has_before = last_.width != 0;
  coverage_.fidelity_flips += has_before && is_lossy != was_lossy_ ? 1 : 0;
  coverage_.scale_flips += has_before && session_.scene().scale_permille != last_scale_ ? 1 : 0;
  ++coverage_.kinds[static_cast<size_t>(report.kind)];
  ++coverage_.reasons[static_cast<size_t>(report.reason)];
  was_lossy_ = is_lossy;
  last_scale_ = session_.scene().scale_permille;
  last_bytes_ = VisibleBytes(frame);
  last_ = frame;
  last_.data = nullptr;
  is_known_ = true;
}

ScriptFailure RunScript(const EditScript& script, const Stock& stock, SessionCoverage& coverage) {
  SessionCheck check(script.start, stock);
  ScriptFailure failure;
  failure.what = check.Step({.kind = EditKind::kRepaint, .seed = script.start.seed});
  while (failure.what.empty() && failure.step < script.edits.size()) {
    failure.what = check.Step(script.edits[failure.step]);
    ++failure.step;
  }
  coverage.Add(check.coverage());
  return failure;
}

namespace {

// Keeps a smaller script where it fails too, cut off behind the step that fails.
bool KeepFailing(EditScript& best, EditScript smaller, const Stock& stock) {
  SessionCoverage unread;
  const ScriptFailure failure = RunScript(smaller, stock, unread);
  if (failure.what.empty()) return false;
  smaller.edits.resize(std::min(smaller.edits.size(), failure.step));
  best = std::move(smaller);
  return true;
}

}  // namespace

EditScript Shrunk(EditScript best, const Stock& stock) {
  KeepFailing(best, best, stock);
  for (size_t chunk = std::max<size_t>(best.edits.size() / 2, 1); chunk > 0; chunk /= 2) {
    for (size_t at = 0; at + chunk <= best.edits.size();) {
      EditScript smaller = best;
      const auto first = smaller.edits.begin() + static_cast<ptrdiff_t>(at);
      smaller.edits.erase(first, first + static_cast<ptrdiff_t>(chunk));
      if (!KeepFailing(best, std::move(smaller), stock)) at += chunk;
    }
  }
  for (uint16_t EditStart::* side : {&EditStart::width, &EditStart::height}) {
    for (const int divisor : {2, 2, 2}) {
      EditScript smaller = best;
      smaller.start.*side = static_cast<uint16_t>(std::max(smaller.start.*side / divisor, 1));
      if (!KeepFailing(best, std::move(smaller), stock)) break;
    }
  }
  for (uint32_t start = 0; start < 8; ++start) {  // a plainer ground, where one will do
    EditScript smaller = best;
    smaller.start.seed = start;
    if (KeepFailing(best, std::move(smaller), stock)) break;
  }
  return best;
}

}  // namespace genie::detect
