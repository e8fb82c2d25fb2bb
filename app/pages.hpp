#pragma once
// The browser's files: hashed assets for ever, index.html anew with a fresh nonce every time.
#include <filesystem>
#include <map>
#include <string>

#include "platform/http/http.hpp"

namespace metodika::app {

class Pages {
  public:
    /// Reads the built pages into memory; an empty folder serves a line that says how to build them.
    explicit Pages(const std::filesystem::path& dist);
    http::Response answer(const http::Request& request) const;

  private:
    struct Asset {
        std::string type, plain, brotli, gzip;
    };
    std::map<std::string, Asset, std::less<>> assets_;
    std::string index_;
};

}  // namespace metodika::app
