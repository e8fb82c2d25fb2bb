#include "features/people/entering.hpp"
#include "features/people/known.hpp"

namespace metodika::people {

std::vector<PostKept> mainElsewhere(const Known& all, const RowKept& row, const ListAt& at) {
    if (!row.matched || !row.organisation || row.person.main_workplace) return {};
    // Known here already: a second place was settled when it came in.
    if (!all.postsAt(*row.matched, *row.organisation).empty()) return {};
    bool main = std::any_of(row.person.positions.begin(), row.person.positions.end(),
                            [](const ImportPost& post) { return post.employment == PostKind::main; });
    if (!main) return {};
    auto out = all.posts(*row.matched);
    std::erase_if(out, [&](const PostKept& post) {
        return post.kind != PostKind::main || !postsOf(row, post.organisation, at).empty();
    });
    return out;
}

void settleElsewhere(api::Work& work, const Known& all, RowKept& row, const ListAt& at) {
    bool asked = false;
    for (auto& p : row.problems) {
        if (p.code != "works_elsewhere") continue;
        asked = true;
        if (p.settled && !row.elsewhere) row.elsewhere = Elsewhere::both;
        p.settled = row.elsewhere.has_value();
    }
    // An answer to what was not asked would hold for whoever is found later.
    if (!asked) row.elsewhere.reset();
    if (row.elsewhere != Elsewhere::moved || !row.matched) return;
    for (const PostKept& post : mainElsewhere(all, row, at))
        if (!holdsAt(work, post.organisation, roles::keepers)) row.elsewhere = Elsewhere::asked;
}

}  // namespace metodika::people
