#include "testing/mailbox.hpp"

#include <arpa/inet.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "platform/base/base64.hpp"

namespace metodika::testing {

/// A key and a certificate for "localhost", made for this box.
struct Mailbox::Tls {
    using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
    Context context{SSL_CTX_new(TLS_server_method()), SSL_CTX_free};
    std::string pem;

    Tls() {
        std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
        std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
        auto* x = certificate.get();
        X509_set_version(x, X509_VERSION_3);
        ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
        X509_gmtime_adj(X509_getm_notBefore(x), -3600);
        X509_gmtime_adj(X509_getm_notAfter(x), 3600);
        X509_set_pubkey(x, key.get());
        auto* name = X509_get_subject_name(x);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
        X509_set_issuer_name(x, name);
        std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> names(
            X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:localhost"),
            X509_EXTENSION_free);
        X509_add_ext(x, names.get(), -1);
        X509_sign(x, key.get(), EVP_sha256());
        if (SSL_CTX_use_certificate(context.get(), x) != 1 ||
            SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1)
            throw std::runtime_error("the mailbox has no certificate");
        std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), BIO_free);
        PEM_write_bio_X509(memory.get(), x);
        char* bytes = nullptr;
        auto size = BIO_get_mem_data(memory.get(), &bytes);
        pem.assign(bytes, std::size_t(size));
    }
};

/// A connection, in the open or encrypted.
class Mailbox::Wire {
  public:
    explicit Wire(int connection) : connection_(connection) {}

    void say(std::string line) {
        line += "\r\n";
        if (ssl_)
            SSL_write(ssl_.get(), line.data(), int(line.size()));
        else [[maybe_unused]]
            auto sent = ::send(connection_, line.data(), line.size(), MSG_NOSIGNAL);
    }
    /// A line without its end; false when the other side has gone.
    bool hear(std::string& line) {
        for (;;) {
            if (auto end = pending_.find("\r\n"); end != pending_.npos) {
                line = pending_.substr(0, end);
                pending_.erase(0, end + 2);
                return true;
            }
            char bytes[4096];
            auto got = ssl_ ? SSL_read(ssl_.get(), bytes, sizeof bytes)
                            : ::recv(connection_, bytes, sizeof bytes, 0);
            if (got <= 0) return false;
            pending_.append(bytes, std::size_t(got));
        }
    }
    bool encrypt(Tls& tls) {
        ssl_.reset(SSL_new(tls.context.get()));
        SSL_set_fd(ssl_.get(), connection_);
        return SSL_accept(ssl_.get()) == 1;
    }
    bool encrypted() const { return ssl_ != nullptr; }

  private:
    int connection_;
    std::string pending_;
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl_{nullptr, SSL_free};
};

namespace {

std::string inBrackets(const std::string& line) {
    auto from = line.find('<'), to = line.find('>');
    return from == line.npos || to == line.npos ? "" : line.substr(from + 1, to - from - 1);
}

}  // namespace

std::string Received::text() const {
    auto body = message.substr(message.find("\r\n\r\n") + 4);
    std::erase_if(body, [](char c) { return c == '\r' || c == '\n'; });
    return fromBase64(body);
}

Mailbox::Mailbox(MailboxUser user) : user_(std::move(user)) {
    if (user_.tls) {
        tls_ = std::make_unique<Tls>();
        certificate_ = tls_->pem;
    }
    listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listening_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(listening_, 8) != 0 ||
        ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("the mailbox does not open");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] {
        while (!stopping_) {
            pollfd waiting{listening_, POLLIN, 0};
            if (::poll(&waiting, 1, 50) <= 0) continue;
            int connection = ::accept(listening_, nullptr, nullptr);
            if (connection < 0) continue;
            serve(connection);
            ::close(connection);
        }
    });
}

Mailbox::~Mailbox() {
    stopping_ = true;
    thread_.join();
    ::close(listening_);
}

std::vector<Received> Mailbox::letters() const {
    std::lock_guard lock(guard_);
    return letters_;
}

void Mailbox::serve(int connection) {
    Wire wire(connection);
    std::string line, signedIn;
    Received letter;
    if (refusing_) return wire.say("421 not now");
    wire.say("220 mailbox");
    while (wire.hear(line)) {
        auto command = line.substr(0, 4);
        if (command == "EHLO" || command == "HELO") {
            if (tls_ && !wire.encrypted()) wire.say("250-STARTTLS");
            if (!user_.name.empty()) wire.say("250-AUTH PLAIN");
            wire.say("250 mailbox");
        } else if (command == "STAR" && tls_) {
            wire.say("220 go on");
            if (!wire.encrypt(*tls_)) return;
        } else if (command == "AUTH") {
            if (!wire.encrypted()) ++inTheOpen_;
            if (line == "AUTH PLAIN") {
                wire.say("334 ");
                if (!wire.hear(line)) return;
            } else {
                line.erase(0, std::string("AUTH PLAIN ").size());
            }
            auto said = fromBase64(line);
            auto expected = std::string(1, '\0') + user_.name + std::string(1, '\0') + user_.password;
            if (said == expected) signedIn = user_.name;
            wire.say(said == expected ? "235 ok" : "535 the password is wrong");
        } else if (command == "MAIL") {
            if (!user_.name.empty() && signedIn.empty()) {
                wire.say("530 who are you");
                continue;
            }
            letter = {inBrackets(line), "", "", signedIn, wire.encrypted()};
            wire.say("250 ok");
        } else if (command == "RCPT") {
            letter.to = inBrackets(line);
            wire.say("250 ok");
        } else if (command == "DATA") {
            wire.say("354 go on");
            while (wire.hear(line) && line != ".")
                letter.message += (line.starts_with("..") ? line.substr(1) : line) + "\r\n";
            std::lock_guard lock(guard_);
            letters_.push_back(letter);
            wire.say("250 taken");
        } else if (command == "QUIT") {
            return wire.say("221 bye");
        } else {
            wire.say("502 unknown");
        }
    }
}

}  // namespace metodika::testing
