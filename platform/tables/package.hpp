#pragma once
// The zip package of an office file: parts are read as XML in a stream, under limits, without DTDs.
#include <functional>
#include <string>
#include <string_view>

#include "platform/tables/workbook.hpp"

struct zip;

namespace metodika::tables {

/// The attributes of the element being opened; prefixes are left out of names.
class Attributes {
  public:
    explicit Attributes(const char** raw) : raw_(raw) {}
    /// Null when absent.
    const char* find(std::string_view name) const;
    bool isTrue(std::string_view name) const;

  private:
    const char** raw_;
};

/// Receives one part; text comes only between keepText(true) and keepText(false).
class XmlSink {
  public:
    virtual ~XmlSink() = default;
    virtual void open(std::string_view name, const Attributes& attributes) = 0;
    virtual void close(std::string_view name) = 0;
    void append(std::string_view piece);

  protected:
    void keepText(bool keep) { keeping_ = keep; }
    std::string text_;
    std::size_t textLimit_ = 1u << 20;

  private:
    bool keeping_ = false;
};

class Package {
  public:
    /// The bytes must outlive the package.
    Package(std::string_view bytes, const Limits& limits);
    ~Package();
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;

    bool has(const std::string& part) const;
    /// False when there is no such part; Refused when it is damaged or too large.
    bool read(const std::string& part, XmlSink& sink);

  private:
    struct zip* zip_ = nullptr;
    const Limits& limits_;
    std::size_t unpacked_ = 0;
};

}  // namespace metodika::tables
