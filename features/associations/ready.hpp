#pragma once
// Answers of a whole municipality that cost much to make and are asked for often: kept in memory, and given
// again as long as nothing that they are made of has changed (docs/decisions/ready-answers.md).
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "contracts/reach.hpp"
#include "platform/api/routes.hpp"

namespace metodika::associations {

/// Something that grids or proposals show has changed at the organisation; in the transaction of the change.
void touch(api::Work& work, OrganisationId organisation);
void touch(api::Work& work, AssociationId association);

/// What there is below the place: another text after every change. Its branches belong to it.
std::string stateBelow(api::Work& work, OrganisationId place);

class Ready {
  public:
    using Text = std::shared_ptr<const std::string>;
    /// What was kept for the question in that state; otherwise nothing.
    Text find(const std::string& question, const std::string& state);
    void keep(const std::string& question, const std::string& state, Text text);

  private:
    static constexpr std::size_t mostBytes = 16u << 20;
    struct Kept {
        std::string question, state;
        Text text;
    };
    std::mutex mutex_;
    std::list<Kept> kept_;  // asked for last, first
    std::unordered_map<std::string, std::list<Kept>::iterator> at_;
    std::size_t bytes_ = 0;
};

/// An operation whose answer is a text that was written before.
template <class T, class F>
void givesReady(api::Operation& operation, F f) {
    operation.answerOps = json::ops<T>();
    operation.replies([f = std::move(f)](api::Scope& scope, const api::Call& call) {
        api::Answer answer;
        answer.body = *f(scope, call);
        return answer;
    });
}

/// What an answer depends on besides the data: day, language, words of the region, and who asks.
std::string asksAs(api::Work& work);

}  // namespace metodika::associations
