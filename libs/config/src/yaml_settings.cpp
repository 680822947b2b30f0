// The settings of a YAML file: see yaml_settings.h.
//
// The parser's events are used, not its tree: an alias is refused when it is met, so nothing is
// ever expanded, and the depth is bounded before anything is built.
#include "yaml_settings.h"

#include <genie/config/load.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <new>
#include <spanstream>

namespace genie {
namespace {

constexpr size_t kShownLetters = 48;  // of a long key in a message

// Thrown by the handler and caught in this file: the only way to stop the parser.
struct Stop {
  Status status;
};

[[noreturn]] void Refuse(const YAML::Mark& mark, std::string_view reason) {
  throw Stop{Status(StatusCode::kBadData, reason).With("line", mark.line + 1)};
}

class SettingsHandler final : public YAML::EventHandler {
 public:
  std::vector<YamlSetting> settings;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ != 0) Refuse(mark, "a second document begins; one file holds one");
  }
  void OnDocumentEnd() override {}

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    Refuse(mark, "aliases are not accepted; write the value out");
  }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    CheckAnchor(mark, anchor);
    if (levels_.empty()) return;  // an empty document
    if (WantsKey()) Refuse(mark, "a key is empty");
    Add(mark, std::nullopt);
  }

  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                const std::string& value) override {
    CheckAnchor(mark, anchor);
    if (levels_.empty()) Refuse(mark, "settings are `key: value` lines; this is a single value");
    if (!WantsKey()) {
      Add(mark, value);
      return;
    }
    levels_.back().key = value;
    levels_.back().wants_key = false;
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    Refuse(mark, "a list is given; each setting takes one value");
  }
  void OnSequenceEnd() override {}

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    CheckAnchor(mark, anchor);
    if (levels_.size() == kMaxConfigDepth) Refuse(mark, "sections are nested too deeply");
    if (levels_.empty()) {
      levels_.push_back({});
      return;
    }
    if (WantsKey()) Refuse(mark, "a key is a mapping; keys are words");
    const std::string prefix = Path() + ".";
    levels_.back().wants_key = true;
    levels_.push_back({.prefix = prefix});
  }
  void OnMapEnd() override { levels_.pop_back(); }

 private:
  struct Level {
    std::string prefix = {};
    std::string key = {};
    bool wants_key = true;
  };

  bool WantsKey() const { return levels_.back().wants_key; }
  std::string Path() const { return levels_.back().prefix + levels_.back().key; }

  static void CheckAnchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) Refuse(mark, "anchors are not accepted; write the value out");
  }

  void Add(const YAML::Mark& mark, std::optional<std::string> value) {
    if (settings.size() == kMaxConfigSettings) Refuse(mark, "too many settings");
    settings.push_back({.key = Path(), .value = std::move(value), .line = mark.line + 1});
    levels_.back().wants_key = true;
  }

  std::vector<Level> levels_;
  int documents_ = 0;
};

}  // namespace

Result<std::vector<YamlSetting>> ReadYamlSettings(std::string_view text) {
  if (text.contains('\0')) {  // the parser would take it for the end
    return Fail(Status(StatusCode::kBadData, "holds a zero byte; settings are text"));
  }
  try {
    std::ispanstream stream(std::span(text.data(), text.size()));
    YAML::Parser parser(stream);
    SettingsHandler handler;
    while (parser.HandleNextDocument(handler)) {
    }
    return std::move(handler.settings);
  } catch (const Stop& stop) {
    return Fail(stop.status);
  } catch (const YAML::Exception& error) {
    return Fail(Status(StatusCode::kBadData, "not readable as YAML: ")
                    .With("reason", std::string_view(error.msg).substr(0, kShownLetters))
                    .With("line", error.mark.line + 1));
  } catch (const std::bad_alloc&) {
    return Fail(Status(StatusCode::kOutOfMemory, "not enough memory to read the settings"));
  }
}

}  // namespace genie
