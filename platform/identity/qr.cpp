#include "platform/identity/qr.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace metodika::identity {

QrCode drawQr(const std::string& text) {
    std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code) throw std::runtime_error("too long for a QR code");
    QrCode out{code->width, {}};
    auto black = [&](int x, int y) { return (code->data[y * code->width + x] & 1) != 0; };
    for (int y = 0; y < out.size; ++y)
        for (int x = 0, end = 0; x < out.size; x = end + 1) {
            for (end = x; end < out.size && black(end, y); ++end) continue;
            if (end == x) continue;
            auto wide = std::to_string(end - x);
            out.path += "M" + std::to_string(x) + " " + std::to_string(y) + "h" + wide + "v1h-" + wide + "z";
        }
    return out;
}

}  // namespace metodika::identity
