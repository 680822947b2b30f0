// The settings as text: see genie/config/show.h.
#include <genie/config/show.h>

#include <genie/config/keys.h>

#include <algorithm>

namespace genie {
namespace {

constexpr size_t kCommentColumn = 44;

// "redis://user:secret@host" with the secret covered.
std::string WithoutPassword(const std::string& text) {
  const size_t scheme = text.find("://");
  const size_t at = text.rfind('@');
  if (scheme == std::string::npos || at == std::string::npos || at < scheme) {
    return text;
  }
  const size_t colon = text.find(':', scheme + 3);
  return colon < at ? text.substr(0, colon + 1) + "***" + text.substr(at) : text;
}

std::string Quoted(const std::string& text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + "\"";
}

std::string YamlValue(const KeySpec& spec, const Config& config) {
  const std::string text = ValueText(spec, config);
  return spec.kind == ValueKind::kText ? Quoted(WithoutPassword(text)) : text;
}

std::string OriginText(const ValueOrigin& origin) {
  return origin.source == ConfigSource::kDefault ? "default" : origin.place;
}

std::string Cell(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '|') out += '\\';
    out += letter;
  }
  return out;
}

}  // namespace

std::string ShowConfig(const LoadedConfig& loaded) {
  std::string out = loaded.file.empty() ? "# no settings file\n" : "# " + loaded.file + "\n";
  std::string_view section;
  const auto keys = ConfigKeys();
  for (size_t i = 0; i < keys.size(); ++i) {
    const size_t dot = keys[i].key.find('.');
    const std::string_view own = dot == std::string_view::npos ? "" : keys[i].key.substr(0, dot);
    if (own != section) {
      section = own;
      out += std::string(section) + ":\n";
    }
    const std::string_view name = own.empty() ? keys[i].key : keys[i].key.substr(dot + 1);
    std::string line =
        (own.empty() ? "" : "  ") + std::string(name) + ": " + YamlValue(keys[i], loaded.config);
    line.append(line.size() < kCommentColumn ? kCommentColumn - line.size() : 1, ' ');
    out += line + "# " + OriginText(loaded.origins[i]);
    out += keys[i].part == PartState::kNotBuilt ? "; no effect yet\n" : "\n";
  }
  for (const std::string& note : loaded.notes) out += "# note: " + note + "\n";
  return out;
}

std::string DescribeKeys() {
  std::string out =
      "| key | variable | default | allowed | meaning |\n| --- | --- | --- | --- | --- |\n";
  const Config defaults;
  for (const KeySpec& spec : ConfigKeys()) {
    const std::string variable =
        spec.variable.empty() ? "" : "`" + std::string(spec.variable) + "`";
    const std::string text = ValueText(spec, defaults);
    out += "| `" + std::string(spec.key) + "` | " + variable + " | ";
    out += (text.empty() ? "empty" : "`" + text + "`") + " | " + Cell(AllowedText(spec)) + " | ";
    out += Cell(std::string(spec.help));
    out += spec.part == PartState::kNotBuilt ? " *No effect yet.* |\n" : " |\n";
  }
  return out;
}

}  // namespace genie
