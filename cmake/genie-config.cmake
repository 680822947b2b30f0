# find_package(genie): the targets genie::base, genie::engine, ... and what they link.
include("${CMAKE_CURRENT_LIST_DIR}/GenieDependencies.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/genie-targets.cmake")
