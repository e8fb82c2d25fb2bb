#include "features/accounts/logins.hpp"

#include "features/accounts/store.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::accounts {
namespace {

// Letters of names as they are put into addresses.
std::string latin(std::string_view russian) {
    static constexpr std::u32string_view letters = U"абвгдежзийклмнопрстуфхцчшщъыьэюя";
    static constexpr std::array<std::string_view, 32> to{
        "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "i",    "k", "l", "m", "n", "o",  "p",
        "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya"};
    std::string out;
    for (char32_t c : utf8::decode(utf8::fold(russian))) {
        if (auto at = letters.find(c); at != letters.npos)
            out += to[at];
        else if (c < 0x80 && c > ' ')
            out += char(c);
    }
    return out;
}

}  // namespace

std::string suggestLogin(api::Work& work, const std::string& name) {
    auto words = utf8::squeeze(name);
    auto space = words.find(' ');
    std::string base = latin(words.substr(0, space));
    if (space != words.npos) base = latin(utf8::head(words.substr(space + 1), 1)) + "." + base;
    std::string login = base;
    for (int n = 2; AccountStore(work).byLogin(login); ++n) login = base + std::to_string(n);
    return login;
}

}  // namespace metodika::accounts
