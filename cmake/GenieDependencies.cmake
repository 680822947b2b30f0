# Third-party code, named once: the build includes this file, and so does the installed package,
# because a static library is linked with what it uses. docs/dependencies.md says why each is here.
if(CMAKE_SYSTEM_NAME STREQUAL "WASI")
  # Highway's headers alone, through a folder that holds nothing else of the build machine.
  find_path(GENIE_HWY_INCLUDE hwy/highway.h HINTS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/include")
  file(CREATE_LINK "${GENIE_HWY_INCLUDE}/hwy" "${CMAKE_BINARY_DIR}/include/hwy" SYMBOLIC)
  add_library(genie_hwy_headers INTERFACE)
  add_library(PkgConfig::hwy ALIAS genie_hwy_headers)
  target_include_directories(genie_hwy_headers SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/include")
  return()
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(yaml-cpp REQUIRED)
foreach(genie_pkg libhwy zlib libdeflate spng libjpeg libwebp libwebpdemux xcb xcb-shm xcb-damage
    xcb-randr xcb-xfixes liblz4 libzstd libisal)
  string(REGEX REPLACE "^lib(hwy|lz4|zstd|isal)$" "\\1" genie_prefix "${genie_pkg}")
  if(NOT TARGET PkgConfig::${genie_prefix})
    pkg_check_modules(${genie_prefix} REQUIRED IMPORTED_TARGET GLOBAL ${genie_pkg})
  endif()
endforeach()
