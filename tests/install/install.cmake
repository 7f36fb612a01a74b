# SPDX-License-Identifier: Apache-2.0
# Installs BUILD into a temp folder, builds project/ against it, weaves the samples of SOURCE with it.
set(temp ${BUILD}/tests/install/temp)
file(REMOVE_RECURSE ${temp})
foreach(command IN ITEMS
    "${CMAKE_COMMAND};--install;${BUILD};--prefix;${temp}/prefix"
    "${CMAKE_COMMAND};-S;${CMAKE_CURRENT_LIST_DIR}/project;-B;${temp}/build;-DCMAKE_PREFIX_PATH=${temp}/prefix;-DCMAKE_CXX_COMPILER=${COMPILER};-DPROGRAM=${SOURCE}/samples/programs/weave.cc"
    "${CMAKE_COMMAND};--build;${temp}/build"
    "${temp}/build/weave;${SOURCE}/samples;${temp}/out.graphml"
    "${temp}/prefix/bin/weft;--version")
  execute_process(COMMAND ${command} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endforeach()
file(STRINGS ${temp}/out.graphml last REGEX "</graphml>")
if(NOT last)
  message(FATAL_ERROR "the program wrote no GraphML")
endif()
file(REMOVE_RECURSE ${temp})
