#pragma once
// What a room's install() gets to plug itself in.
#include "platform/api/routes.hpp"
#include "platform/jobs/jobs.hpp"

namespace metodika::facts {
class Facts;
}
namespace metodika::mail {
class Post;
}
namespace metodika::packs {
class Shelf;
}
namespace metodika::search {
class Search;
}

namespace metodika {

struct Building {
    api::Api& api;
    api::Events& events;
    jobs::Jobs& jobs;
    facts::Facts& facts;
    const packs::Shelf& packs;
    const mail::Post& post;
    search::Search& search;
};

}  // namespace metodika
