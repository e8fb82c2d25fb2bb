#pragma once
// QR codes as a path of SVG.
#include <string>

namespace metodika::identity {

struct QrCode {
    int size = 0;      ///< squares in a row; four more around it stay white
    std::string path;  ///< the black squares, one unit each
};
/// std::runtime_error for a text that is too long.
QrCode drawQr(const std::string& text);

}  // namespace metodika::identity
