// Tests of load.h: precedence, provenance, and every way in which a setting is refused.
#include <genie/config/load.h>

#include <genie/config/keys.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace genie {
namespace {

using ::testing::HasSubstr;

class LoadConfigTest : public ::testing::Test {
 protected:
  LoadConfigTest() {
    std::string pattern = ::testing::TempDir() + "load_config_XXXXXX";
    folder_ = mkdtemp(pattern.data());
    sources_.working_directory = folder_;
  }
  ~LoadConfigTest() override { std::filesystem::remove_all(folder_); }

  std::string Write(const std::string& text, const std::string& name = "performance_config.yaml") {
    const std::string path = folder_ + "/" + name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  // The error of loading `text` as the settings file.
  Status Refusal(const std::string& text) {
    Write(text);
    const auto loaded = LoadConfig(sources_);
    return loaded ? Status::Ok() : loaded.error();
  }

  static const ValueOrigin& OriginOf(const LoadedConfig& loaded, std::string_view key) {
    return loaded.origins[static_cast<size_t>(FindKey(key) - ConfigKeys().data())];
  }

  std::string folder_;
  ConfigSources sources_;
};

TEST_F(LoadConfigTest, NothingGivenIsTheBuiltInDefault) {
  const auto loaded = LoadConfig(sources_);
  ASSERT_TRUE(loaded.has_value());
  EXPECT_EQ(loaded->file, "");
  EXPECT_EQ(loaded->config.cache.max_memory_bytes, int64_t{256} << 20);
  EXPECT_TRUE(loaded->notes.empty());
}

TEST_F(LoadConfigTest, CommandLineIsOverEnvironmentOverFileOverDefault) {
  Write("engine:\n  worker_threads: 2\n  queue_capacity: 5\nbatch:\n  max_size: 9\n");
  sources_.environment = {{"COMPUTER_GENIE_WORKER_THREADS", "3"},
                          {"COMPUTER_GENIE_BATCH_SIZE", "10"}};
  sources_.command_line = {{"engine.worker_threads", "4"}};
  const auto loaded = LoadConfig(sources_);
  ASSERT_TRUE(loaded.has_value());
  EXPECT_EQ(loaded->config.engine.worker_threads, 4);
  EXPECT_EQ(loaded->config.batch.max_size, 10);
  EXPECT_EQ(loaded->config.engine.queue_capacity, 5);
  EXPECT_EQ(loaded->config.detect.tile_size, 64);
  EXPECT_EQ(OriginOf(*loaded, "engine.worker_threads").source, ConfigSource::kCommandLine);
  EXPECT_EQ(OriginOf(*loaded, "batch.max_size").place, "COMPUTER_GENIE_BATCH_SIZE");
  EXPECT_THAT(OriginOf(*loaded, "engine.queue_capacity").place,
              HasSubstr("performance_config.yaml:3"));
  EXPECT_EQ(OriginOf(*loaded, "detect.tile_size").source, ConfigSource::kDefault);
}

TEST_F(LoadConfigTest, EveryPromisedVariableIsAccepted) {
  sources_.environment = {{"CUDA_VISIBLE_DEVICES", "0,1"},
                          {"COMPUTER_GENIE_GPU_MEMORY_LIMIT", "4GB"},
                          {"KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"},
                          {"KAFKA_TOPIC_PREFIX", "mine"},
                          {"CACHE_REDIS_URL", "redis://localhost:6379/0"},
                          {"CACHE_MAX_MEMORY", "512MB"},
                          {"COMPUTER_GENIE_WORKER_THREADS", "8"},
                          {"COMPUTER_GENIE_BATCH_SIZE", "32"},
                          {"COMPUTER_GENIE_PREFETCH_ENABLED", "false"},
                          {"COMPUTER_GENIE_ENV", "testing"}};
  const auto loaded = LoadConfig(sources_);
  ASSERT_TRUE(loaded.has_value()) << loaded.error().message();
  const Config& config = loaded->config;
  EXPECT_EQ(config.gpu.visible_devices, "0,1");
  EXPECT_EQ(config.gpu.memory_limit_bytes, 4'000'000'000);
  EXPECT_EQ(config.queue.bootstrap_servers, "localhost:9092");
  EXPECT_EQ(config.queue.topic_prefix, "mine");
  EXPECT_EQ(config.cache.redis_url, "redis://localhost:6379/0");
  EXPECT_EQ(config.cache.max_memory_bytes, 512'000'000);
  EXPECT_EQ(config.engine.worker_threads, 8);
  EXPECT_EQ(config.batch.max_size, 32);
  EXPECT_FALSE(config.cache.prefetch_enabled);
  EXPECT_EQ(config.environment, "testing");
}

TEST_F(LoadConfigTest, FileNamedByTheVariableIsRead) {
  const std::string path = Write("cache:\n  ttl_seconds: 7\n", "other.yaml");
  sources_.environment = {{"COMPUTER_GENIE_CONFIG", path}};
  const auto loaded = LoadConfig(sources_);
  ASSERT_TRUE(loaded.has_value());
  EXPECT_EQ(loaded->config.cache.ttl_s, 7);
  EXPECT_EQ(loaded->file, path);
}

TEST_F(LoadConfigTest, FileOfTheCallerIsOverThatOfTheVariable) {
  sources_.environment = {{"COMPUTER_GENIE_CONFIG", folder_ + "/none.yaml"}};
  sources_.file = Write("cache:\n  ttl_seconds: 8\n", "mine.yaml");
  const auto loaded = LoadConfig(sources_);
  ASSERT_TRUE(loaded.has_value());
  EXPECT_EQ(loaded->config.cache.ttl_s, 8);
}

TEST_F(LoadConfigTest, NamedFileThatIsMissingIsNotFound) {
  sources_.file = folder_ + "/none.yaml";
  EXPECT_EQ(LoadConfig(sources_).error().code(), StatusCode::kNotFound);
}

TEST_F(LoadConfigTest, FileThatIsNoRegularFileIsRefusedWithoutWaiting) {
  sources_.file = folder_;
  EXPECT_EQ(LoadConfig(sources_).error().code(), StatusCode::kBadData);
  sources_.file = folder_ + "/fifo";
  ASSERT_EQ(mkfifo(sources_.file->c_str(), 0600), 0);
  EXPECT_EQ(LoadConfig(sources_).error().code(), StatusCode::kBadData);
}

TEST_F(LoadConfigTest, FileAboveTheLimitIsLimitExceeded) {
  EXPECT_EQ(Refusal(std::string(kMaxConfigBytes + 1, '#')).code(), StatusCode::kLimitExceeded);
  EXPECT_TRUE(Refusal(std::string(kMaxConfigBytes, '#')).ok());
}

TEST_F(LoadConfigTest, UnknownKeyNamesItsLineAndTheNearestKnownOne) {
  const Status refusal = Refusal("cache:\n  max_memroy: 1GB\n");
  EXPECT_EQ(refusal.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("performance_config.yaml:2"));
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("key=cache.max_memroy"));
  EXPECT_THAT(std::string(refusal.message()), HasSubstr("did_you_mean=cache.max_memory"));
}

TEST_F(LoadConfigTest, UnknownVariableOfOursNamesTheNearestKnownOne) {
  sources_.environment = {{"COMPUTER_GENIE_WORKER_THREAD", "3"}, {"KAFKA_HOME", "/opt"}};
  const Status refusal = LoadConfig(sources_).error();
  EXPECT_EQ(refusal.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(refusal.message()),
              HasSubstr("did_you_mean=COMPUTER_GENIE_WORKER_THREADS"));
}

TEST_F(LoadConfigTest, BadValueNamesKeyValueAndWhatIsAllowed) {
  const Status refusal = Refusal("engine: {worker_threads: many}\n");
  const std::string message(refusal.message());
  EXPECT_EQ(refusal.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(message, HasSubstr("key=engine.worker_threads"));
  EXPECT_THAT(message, HasSubstr("value=many"));
  EXPECT_THAT(message, HasSubstr("allowed=1 to 1024, or auto"));
}

TEST_F(LoadConfigTest, BadValueOfAVariableNamesTheVariable) {
  sources_.environment = {{"CACHE_MAX_MEMORY", "lots"}};
  EXPECT_THAT(std::string(LoadConfig(sources_).error().message()), HasSubstr("CACHE_MAX_MEMORY: "));
}

TEST_F(LoadConfigTest, EmptyVariableCountsAsNotSetExceptForTexts) {
  sources_.environment = {{"COMPUTER_GENIE_WORKER_THREADS", ""}, {"CUDA_VISIBLE_DEVICES", ""}};
  const auto loaded = LoadConfig(sources_);
  ASSERT_TRUE(loaded.has_value());
  EXPECT_EQ(loaded->config.engine.worker_threads, kAuto);
  EXPECT_EQ(loaded->config.gpu.visible_devices, "");
}

TEST_F(LoadConfigTest, KeyGivenTwiceIsRefused) {
  EXPECT_THAT(std::string(Refusal("cache:\n  path: a\ncache:\n  path: b\n").message()),
              HasSubstr("given twice"));
}

TEST_F(LoadConfigTest, SettingOfAPartThatIsNotBuiltIsAcceptedAndSaysSo) {
  Write("cache:\n  path: /tmp/cache\nengine:\n  worker_threads: 1\n");
  const auto loaded = LoadConfig(sources_);
  ASSERT_TRUE(loaded.has_value());
  ASSERT_EQ(loaded->notes.size(), 1u);
  EXPECT_THAT(loaded->notes[0], HasSubstr("cache.path"));
}

TEST_F(LoadConfigTest, EmptyFileEmptySectionAndEmptyValueKeepTheDefaults) {
  for (const char* text : {"", "---\n", "# only a comment\n", "cache:\n", "cache:\n  path:\n"}) {
    EXPECT_TRUE(Refusal(text).ok()) << text;
  }
}

TEST_F(LoadConfigTest, HostileYamlIsOneClearError) {
  const std::string deep(500, '[');
  std::string deep_maps;
  for (int i = 0; i < 2000; ++i) deep_maps += "{a: ";
  for (const std::string& text :
       {std::string("a: &x [1]\nb: *x\n"), std::string("cache: &c {path: x}\n"),
        std::string("cache: *nothing\n"), deep, deep_maps, std::string("cache: [1, 2]\n"),
        std::string("just text\n"), std::string("- a\n- b\n"), std::string("? {a: b}\n: c\n"),
        std::string("cache: {path: x}\n---\ncache: {path: y}\n"), std::string("cache: {path: x\n"),
        std::string("\tcache: 1\n"), std::string("a: 'unterminated\n"),
        std::string("\xff\xfe\x00\x01", 4), std::string("cache:\n\0  path: x\n", 19),
        std::string("!!binary x: y\n"), std::string(": \n")}) {
    const Status refusal = Refusal(text);
    EXPECT_FALSE(refusal.ok()) << text.substr(0, 40);
    EXPECT_FALSE(refusal.message().contains('\n')) << refusal.message();
  }
}

TEST_F(LoadConfigTest, TooManySettingsAreRefused) {
  std::string text = "cache:\n";
  for (size_t i = 0; i <= kMaxConfigSettings; ++i) text += "  k" + std::to_string(i) + ":\n";
  EXPECT_THAT(std::string(Refusal(text).message()), HasSubstr("too many settings"));
}

}  // namespace
}  // namespace genie
