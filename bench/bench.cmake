# The performance programs; bin/bench runs them. The client is a program of its own, so that it is not measured too.
set(bench ${PROJECT_SOURCE_DIR}/bench)
add_executable(bench ${bench}/bench.cpp ${bench}/reading.cpp ${bench}/writing.cpp ${bench}/client.cpp ${bench}/process.cpp)
target_link_libraries(bench PRIVATE platform_db platform_json)
add_executable(bench_host ${bench}/host.cpp ${PROJECT_SOURCE_DIR}/testing/lossy_vfs.cpp)
target_link_libraries(bench_host PRIVATE app)
add_executable(bench_loop ${bench}/loop.cpp)
target_link_libraries(bench_loop PRIVATE app)
