#include "eval_command.h"

#include <cstdio>
#include <memory>

#include <unistd.h>

#include <CLI/CLI.hpp>

#include <genie/engine/engine.h>
#include <genie/executor/thread_pool.h>

#include "detect_set.h"

namespace genie::eval {
namespace {

void ShowProgress(size_t done, size_t total) {
  if (isatty(STDERR_FILENO) == 0) return;
  std::fprintf(stderr, "\r%zu of %zu screens%s", done, total, done == total ? "\n" : "");
}

}  // namespace

void AddEvalOptions(CLI::App& command, EvalOptions& options) {
  command.add_option("set", options.set, "folder with truth, a YOLO folder or a COCO file")
      ->required();
  command.add_option("--save", options.save, "keep the prediction files in this folder");
  command.add_option("--role-map", options.role_map,
                     "JSON {\"label\": \"role\"} for YOLO and COCO");
  command.add_option("--threads", options.threads, "pictures at once; 0: as the machine allows");
}

Status RunEval(const EvalOptions& options) {
  RoleMap roles;
  if (!options.role_map.empty()) GENIE_RETURN_IF_ERROR(roles.Add(options.role_map));
  const auto set = OpenScreenSet(options.set, roles, options.folders);
  if (!set) return set.error();
  const auto engine = Engine::Create({});
  if (!engine) return engine.error();
  const auto pool = ThreadPool::Create({.threads = options.threads, .name = "eval"});
  if (!pool) return pool.error();
  const auto predictions =
      DetectSet(*set, **engine, **pool, {.save = options.save, .progress = ShowProgress});
  if (!predictions) return predictions.error();
  std::printf("%zu screens\n", predictions->size());
  return Status::Ok();
}

}  // namespace genie::eval
