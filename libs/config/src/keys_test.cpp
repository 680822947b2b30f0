// Tests of the table of settings and of what is printed from it, the committed documents included.
#include <genie/config/keys.h>

#include <genie/config/load.h>
#include <genie/config/show.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace genie {
namespace {

using ::testing::HasSubstr;

std::string ReadDocument(const std::string& name) {
  std::ifstream file(std::string(GENIE_DOCS_FOLDER) + "/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_FALSE(text.str().empty()) << name << " is missing";
  return text.str();
}

TEST(ConfigKeys, KeysAndVariablesAreDistinct) {
  std::set<std::string_view> keys;
  std::set<std::string_view> variables;
  for (const KeySpec& spec : ConfigKeys()) {
    EXPECT_TRUE(keys.insert(spec.key).second) << spec.key;
    if (!spec.variable.empty()) {
      EXPECT_TRUE(variables.insert(spec.variable).second) << spec.variable;
    }
    EXPECT_FALSE(spec.help.empty()) << spec.key;
  }
}

TEST(ConfigKeys, EveryDefaultIsAllowedAndReadsBackToTheSame) {
  const Config defaults;
  EXPECT_TRUE(CheckConfig(defaults).ok());
  for (const KeySpec& spec : ConfigKeys()) {
    Config config;
    const std::string text = ValueText(spec, defaults);
    EXPECT_TRUE(SetValue(spec, text, config).ok()) << spec.key << " " << text;
    EXPECT_EQ(ValueText(spec, config), text) << spec.key;
  }
}

TEST(ConfigKeys, EveryKeyHasAFieldOfItsOwn) {
  Config config;
  std::set<const void*> fields;
  for (const KeySpec& spec : ConfigKeys()) {
    const void* field = std::visit(
        [&](auto access) { return static_cast<const void*>(&access(config)); }, spec.field);
    EXPECT_TRUE(fields.insert(field).second) << spec.key;
  }
}

TEST(ConfigKeys, EdgesOfARangeAreAllowedAndWhatIsBeyondThemIsNot) {
  const KeySpec& threads = *FindKey("engine.worker_threads");
  Config config;
  for (const char* text : {"1", "1024", "auto"}) EXPECT_TRUE(SetValue(threads, text, config).ok());
  for (const char* text : {"0", "1025", "-1", "", "Auto", "2.5"}) {
    EXPECT_FALSE(SetValue(threads, text, config).ok()) << text;
  }
  EXPECT_FALSE(SetValue(*FindKey("detect.tile_size"), "48", config).ok());
  EXPECT_FALSE(SetValue(*FindKey("protocol.compression"), "zip", config).ok());
  EXPECT_FALSE(SetValue(*FindKey("protocol.compression"), "lz4|zstd", config).ok());
  EXPECT_FALSE(SetValue(*FindKey("cache.path"), "a\nb", config).ok());
}

TEST(CheckConfig, NumberOutOfItsRangeNamesItsKey) {
  Config config;
  config.engine.queue_capacity = 0;
  EXPECT_THAT(std::string(CheckConfig(config).message()), HasSubstr("key=engine.queue_capacity"));
  config = {};
  config.engine.worker_threads = kAuto;
  EXPECT_TRUE(CheckConfig(config).ok());
  config.limits.max_side = kAuto;
  EXPECT_FALSE(CheckConfig(config).ok());
}

TEST(ShowConfig, OutputReadsBackToTheSameSettings) {
  LoadedConfig loaded;
  loaded.origins.resize(ConfigKeys().size());
  loaded.config.engine.worker_threads = 3;
  loaded.config.cache.path = "a \"quoted\" \\ folder # not a comment";
  const std::string path = ::testing::TempDir() + "shown.yaml";
  std::ofstream(path) << ShowConfig(loaded);
  ConfigSources sources;
  sources.file = path;
  const auto again = LoadConfig(sources);
  ASSERT_TRUE(again.has_value()) << again.error().message();
  EXPECT_EQ(again->config.engine.worker_threads, 3);
  EXPECT_EQ(again->config.cache.path, loaded.config.cache.path);
}

TEST(ShowConfig, OriginIsShownAndAPasswordIsNot) {
  ConfigSources sources;
  sources.working_directory = "/nowhere";
  sources.environment = {{"CACHE_REDIS_URL", "redis://me:secret@host:1/0"}};
  const auto loaded = LoadConfig(sources);
  ASSERT_TRUE(loaded.has_value());
  const std::string text = ShowConfig(*loaded);
  EXPECT_THAT(text, HasSubstr("# CACHE_REDIS_URL"));
  EXPECT_THAT(text, HasSubstr("redis://me:***@host:1/0"));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("secret")));
}

TEST(ConfigurationDocument, HoldsTheTableOfThisBuild) {
  EXPECT_THAT(ReadDocument("configuration.md"), HasSubstr(DescribeKeys()))
      << "docs/configuration.md is behind the code; put this table there:\n"
      << DescribeKeys();
}

TEST(ConfigurationDocument, ExampleFileNamesEveryKeyAndChangesNothing) {
  ConfigSources sources;
  sources.file = std::string(GENIE_DOCS_FOLDER) + "/performance_config.yaml";
  const auto loaded = LoadConfig(sources);
  ASSERT_TRUE(loaded.has_value()) << loaded.error().message();
  const Config defaults;
  const auto keys = ConfigKeys();
  for (size_t i = 0; i < keys.size(); ++i) {
    EXPECT_EQ(loaded->origins[i].source, ConfigSource::kFile) << keys[i].key;
    EXPECT_EQ(ValueText(keys[i], loaded->config), ValueText(keys[i], defaults)) << keys[i].key;
  }
}

}  // namespace
}  // namespace genie
