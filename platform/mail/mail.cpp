#include "platform/mail/mail.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <ctime>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "platform/base/base64.hpp"

namespace metodika::mail {
namespace {

std::string encodedWord(std::string_view text) {
    // Words of a header are at most 75 bytes; 45 bytes of text make 60 of base64. Never inside of a letter.
    std::string out;
    while (!text.empty()) {
        std::size_t size = std::min<std::size_t>(45, text.size());
        while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
        out += (out.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + toBase64(text.substr(0, size)) + "?=");
        text.remove_prefix(size);
    }
    return out;
}

std::string inLines(const std::string& base64) {
    std::string out;
    for (std::size_t from = 0; from < base64.size(); from += 76) out += base64.substr(from, 76) + "\r\n";
    return out;
}

std::string stamp(Instant now) {
    std::time_t seconds = now.ms / 1000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[40];
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &utc);
    return text;
}

struct Reading {
    std::string_view rest;
};
std::size_t give(char* to, std::size_t size, std::size_t count, void* from) {
    auto& rest = static_cast<Reading*>(from)->rest;
    std::size_t taken = std::min(rest.size(), size * count);
    std::memcpy(to, rest.data(), taken);
    rest.remove_prefix(taken);
    return taken;
}

}  // namespace

bool isAddress(std::string_view text) {
    auto at = text.find('@');
    if (at == 0 || at == text.npos || at + 1 == text.size() || text.size() > 200) return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) {
                           return c > ' ' && c < 0x7f &&
                                  std::string_view("<>()[],;:\\\"").find(c) == std::string_view::npos;
                       }) &&
           text.find('@', at + 1) == text.npos;
}

std::string asMessage(const Letter& letter, const Account& account, Instant now, std::string_view id) {
    auto host = account.from.substr(std::min(account.from.find('@') + 1, account.from.size()));
    return "Date: " + stamp(now) + "\r\nFrom: <" + account.from + ">\r\nTo: <" + letter.to +
           ">\r\nMessage-ID: <" + std::string(id) + "@" + host +
           ">\r\nSubject: " + encodedWord(letter.subject) +
           "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n" +
           inLines(toBase64(letter.text));
}

void send(const Account& account, const Letter& letter, Instant now, std::string_view id) {
    static std::once_flag begun;
    std::call_once(begun, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
    if (!curl) throw std::runtime_error("no memory for a connection");
    auto message = asMessage(letter, account, now, id);
    Reading reading{message};
    auto from = "<" + account.from + ">", to = "<" + letter.to + ">";
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
        curl_slist_append(nullptr, to.c_str()), curl_slist_free_all);
    char words[CURL_ERROR_SIZE] = "";
    auto* c = curl.get();
    curl_easy_setopt(c, CURLOPT_URL, account.server.c_str());
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, 8L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, 20L);
    curl_easy_setopt(c, CURLOPT_USE_SSL, long(CURLUSESSL_TRY));
    if (!account.user.empty()) {
        curl_easy_setopt(c, CURLOPT_USERNAME, account.user.c_str());
        curl_easy_setopt(c, CURLOPT_PASSWORD, account.password.c_str());
        // A password never travels in the open.
        if (account.server.starts_with("smtp:")) curl_easy_setopt(c, CURLOPT_USE_SSL, long(CURLUSESSL_ALL));
    }
    if (!account.authorities.empty()) curl_easy_setopt(c, CURLOPT_CAINFO, account.authorities.c_str());
    curl_easy_setopt(c, CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(c, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(c, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(c, CURLOPT_READDATA, &reading);
    curl_easy_setopt(c, CURLOPT_ERRORBUFFER, words);
    if (auto code = curl_easy_perform(c); code != CURLE_OK)
        throw std::runtime_error(*words ? words : curl_easy_strerror(code));
}

}  // namespace metodika::mail
