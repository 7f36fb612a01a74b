# SPDX-License-Identifier: Apache-2.0
# Helpers so that each room's CMakeLists.txt is little more than its list of files.

# Warnings stay private to Weft: users of the library never see them.
add_library(weft_warnings INTERFACE)
target_compile_options(weft_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
  -Wno-missing-field-initializers
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # GCC 12 warns wrongly on string concatenation (bug 105651)
  $<$<BOOL:${WEFT_WERROR}>:-Werror>)
if(WEFT_SANITIZE)
  # GCC's checks of every pointer for null and alignment double the time to compile, and a null pointer is
  # met by the address sanitizer; the fuzz preset, by clang, has them.
  target_compile_options(weft_warnings INTERFACE -fsanitize=${WEFT_SANITIZE} -fno-omit-frame-pointer
                         $<$<CXX_COMPILER_ID:GNU>:-fno-sanitize=null,alignment,object-size>)
  target_link_options(weft_warnings INTERFACE -fsanitize=${WEFT_SANITIZE})
endif()

# What one file hides of another's, and types of unnamed namespaces, are no matter where files are one.
add_library(weft_unity INTERFACE)
target_compile_options(weft_unity INTERFACE
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-shadow;-Wshadow=local;-Wno-subobject-linkage>")

# Where WEFT_UNITY asks for it, up to eight files of a folder are compiled at once. So the names in the
# unnamed namespaces of a folder differ, which a test of architecture holds.
function(weft_compile_folders_at_once target)
  if(NOT WEFT_UNITY)
    return()
  endif()
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:weft_unity>)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    get_filename_component(folder ${source} DIRECTORY)
    string(MAKE_C_IDENTIFIER "_${folder}" folder)
    math(EXPR group "0${files_in${folder}} / 8")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP "${folder}_${group}")
    math(EXPR files_in${folder} "0${files_in${folder}} + 1")
  endforeach()
endfunction()

# weft_room(NAME SOURCES... [HEADERS public headers...] [LINK targets...] [PRIVATE targets...])
function(weft_room name)
  cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS;LINK;PRIVATE" ${ARGN})
  add_library(weft_${name} STATIC ${ARG_SOURCES})
  add_library(weft::${name} ALIAS weft_${name})
  target_compile_features(weft_${name} PUBLIC cxx_std_20)
  set_target_properties(weft_${name} PROPERTIES EXPORT_NAME ${name} CXX_EXTENSIONS OFF
                        POSITION_INDEPENDENT_CODE ON)
  target_sources(weft_${name} PUBLIC FILE_SET HEADERS
    BASE_DIRS ${PROJECT_SOURCE_DIR}/include FILES ${ARG_HEADERS})
  target_include_directories(weft_${name} PRIVATE ${PROJECT_SOURCE_DIR})
  # Nobody replaces Weft's functions by others of the same name: without this GCC may not inline
  # them into their own file's callers in position-independent code.
  target_compile_options(weft_${name} PRIVATE -fno-semantic-interposition)
  target_link_libraries(weft_${name} PUBLIC ${ARG_LINK} PRIVATE ${ARG_PRIVATE}
                        $<BUILD_INTERFACE:weft_warnings>)
  weft_compile_folders_at_once(weft_${name})
  if(WEFT_INSTALL)
    install(TARGETS weft_${name} EXPORT weftTargets ARCHIVE COMPONENT dev FILE_SET HEADERS COMPONENT dev)
  endif()
endfunction()

# weft_test(ROOM SOURCES... [LINK targets...]): one GoogleTest binary per room, tests found at build time.
function(weft_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name}_test ${ARG_SOURCES})
  target_compile_features(${name}_test PRIVATE cxx_std_20)
  set_target_properties(${name}_test PROPERTIES CXX_EXTENSIONS OFF)
  target_include_directories(${name}_test PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name}_test PRIVATE WEFT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name}_test PRIVATE ${ARG_LINK} GTest::gtest GTest::gmock GTest::gtest_main
                        weft_warnings)
  # Tests take longer to compile than to run; what they test is optimised all the same.
  if(WEFT_SANITIZE)
    target_compile_options(${name}_test PRIVATE -O0)
  else()
    target_compile_options(${name}_test PRIVATE $<$<CONFIG:Release>:-O1>)
  endif()
  gtest_discover_tests(${name}_test DISCOVERY_TIMEOUT 60)
endfunction()
