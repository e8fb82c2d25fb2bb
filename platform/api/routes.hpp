#pragma once
// The operations of the program. A room registers each with what goes in, what comes out and who may call it;
// dispatching, validation and the OpenAPI description follow from that.
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "platform/api/scope.hpp"
#include "platform/http/http.hpp"

namespace metodika::api {

/// A page of a list; `next` goes into ?cursor= for the page after it.
template <class T>
struct Page {
    std::vector<T> items;
    std::optional<std::string> next;
    std::optional<std::int64_t> total;
    std::vector<std::string> hidden;  // columns that this reader may not see
    BOOST_DESCRIBE_CLASS(Page, (), (items, next, total, hidden), (), ())
};
template <class T>
struct List {
    std::vector<T> items;
    BOOST_DESCRIBE_CLASS(List, (), (items), (), ())
};
/// An answer that says nothing more than "done".
struct Nothing {
    BOOST_DESCRIBE_CLASS(Nothing, (), (), (), ())
};

struct File {
    std::string name, type, bytes;
};

/// The request as an operation sees it.
class Call {
  public:
    Call(const http::Request& request, http::Pairs params) : request_(request), params_(std::move(params)) {}
    const http::Request& request() const { return request_; }
    std::string_view param(std::string_view name) const;
    /// 404 for what is no id.
    template <class I>
    I id(std::string_view name) const {
        auto v = parseIdNumber(param(name));
        if (!v) notFound();
        return I{*v};
    }
    template <class T>
    T query() const {
        T value{};
        json::readQuery(request_.query, json::table<T>(), &value);
        return value;
    }
    template <class T>
    T body() const {
        return json::read<T>(request_.body);
    }

  private:
    const http::Request& request_;
    http::Pairs params_;
};

/// Who may call at all. What they see and reach is the room's matter.
struct Access {
    bool open = false;               // without a session
    std::vector<std::string> roles;  // empty: everyone signed in
};
inline Access anyone() { return {true, {}}; }
inline Access signedIn() { return {}; }
inline Access roles(std::vector<std::string> codes) { return {false, std::move(codes)}; }

struct Answer {
    int status = 200;
    std::string body;
    std::string type = "application/json";
    std::optional<std::int64_t> version;
    http::Pairs headers;
    std::shared_ptr<http::EventFeed> events;
};

class Operation {
  public:
    Operation(std::string method, std::string path, std::string id, Access access)
        : method(std::move(method)), path(std::move(path)), id(std::move(id)), access(std::move(access)) {}

    template <class T>
    Operation& query() {
        queryTable = &json::table<T>();
        return *this;
    }
    template <class T>
    Operation& body() {
        bodyOps = json::ops<T>();
        return *this;
    }
    /// The body is a file, not JSON.
    Operation& upload(std::size_t mostBytes) {
        uploadLimit = mostBytes;
        return *this;
    }
    /// The answer holds what is shown once: it is never kept for a repeated request.
    Operation& secret() {
        keepsAnswer = false;
        return *this;
    }
    /// Only the person may do this, never a program with their token.
    Operation& inPerson() {
        tokensMay = false;
        return *this;
    }
    Operation& status(int code) {
        okStatus = code;
        return *this;
    }
    template <class F>
    void answers(F f) {
        using T = std::invoke_result_t<F, Scope&, const Call&>;
        answerOps = json::ops<T>();
        int code = okStatus;
        handler = [f = std::move(f), code](Scope& scope, const Call& call) {
            T value = f(scope, call);
            Answer answer;
            answer.status = code;
            answer.body = json::write(value);
            if constexpr (requires { std::int64_t(value.version); }) answer.version = value.version;
            return answer;
        };
    }
    void sends(std::string type, std::function<File(Scope&, const Call&)> f);
    void replies(std::function<Answer(Scope&, const Call&)> f) { handler = std::move(f); }

    std::string method, path, id;
    Access access;
    const json::Table* queryTable = nullptr;
    const json::Ops* bodyOps = nullptr;
    const json::Ops* answerOps = nullptr;
    std::string fileType;
    std::size_t uploadLimit = 0;
    int okStatus = 200;
    bool keepsAnswer = true, tokensMay = true;
    std::function<Answer(Scope&, const Call&)> handler;
};

class Api {
  public:
    Operation& get(std::string path, std::string id, Access access) {
        return add("GET", std::move(path), std::move(id), std::move(access));
    }
    Operation& post(std::string path, std::string id, Access access) {
        return add("POST", std::move(path), std::move(id), std::move(access));
    }
    Operation& put(std::string path, std::string id, Access access) {
        return add("PUT", std::move(path), std::move(id), std::move(access));
    }
    Operation& patch(std::string path, std::string id, Access access) {
        return add("PATCH", std::move(path), std::move(id), std::move(access));
    }
    Operation& remove(std::string path, std::string id, Access access) {
        return add("DELETE", std::move(path), std::move(id), std::move(access));
    }

    struct Match {
        const Operation* operation = nullptr;
        bool knownPath = false;
        http::Pairs params;
    };
    /// A path such as /api/v1/people/{id}; literal segments win over parameters.
    Match find(std::string_view method, std::string_view path) const;
    const std::deque<Operation>& operations() const { return operations_; }
    /// The OpenAPI 3.1 description; x-access names the roles that may call.
    std::string openapi(std::string_view version) const;

  private:
    Operation& add(std::string method, std::string path, std::string id, Access access);
    struct Node {
        std::vector<std::pair<std::string, std::size_t>> literal;
        std::size_t parameter = 0;
        std::string name;
        std::vector<std::size_t> operations;
    };
    std::vector<Node> nodes_ = std::vector<Node>(1);
    std::deque<Operation> operations_;
};

/// What a request shows to say who asks: the cookie of a session, or a program's token.
enum class Proof { session, bearer };
/// Whom the proof names; set by the room that keeps accounts.
using FindMember = std::function<std::optional<Member>(const Host&, Proof, std::string_view token)>;

/// Answers are kept for two days: a page that retries does so within minutes.
void forgetOldKeys(Work& work);

/// Turns a request into an operation's answer or a problem (RFC 9457). Never throws.
class Dispatcher {
  public:
    Dispatcher(const Host& host, const Api& api, FindMember findMember)
        : host_(host), api_(api), findMember_(std::move(findMember)) {}
    http::Response handle(const http::Request& request) const;

  private:
    http::Response answerTo(const http::Request& request, const Operation& operation, http::Pairs params,
                            Scope& scope) const;
    http::Response problem(const Refused& refused, const packs::Pack& pack, text::Language language,
                           const std::string& requestId) const;
    const Host& host_;
    const Api& api_;
    FindMember findMember_;
};

inline constexpr std::string_view sessionCookie = "metodika";

}  // namespace metodika::api
