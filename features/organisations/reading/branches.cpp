// «филиал № 1 с. Грушовка» under «МКДОУ д/с № 14 «Берёзка»» is «филиал № 1 МКДОУ д/с № 14 с. Грушовка».
#include <algorithm>

#include "features/organisations/reading/draft.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::organisations {
namespace {

struct Place {
    std::size_t from = 0, to = 0;  ///< bytes
    explicit operator bool() const { return to > from; }
};

std::string withoutQuoted(const std::string& text) {
    auto open = text.find("«");
    auto close = text.rfind("»");
    if (open == text.npos || open == 0 || close == text.npos) return text;
    return utf8::squeeze(text.substr(0, open) + text.substr(close + std::string("»").size()));
}

/// Where the words of the other text stand in a row, the marks around them taken along.
Place placeOf(const std::string& what, const std::string& text) {
    auto wanted = wordsOf(what), parts = wordsOf(text);
    if (wanted.size() < 2) return {};
    for (std::size_t i = 0; i + wanted.size() <= parts.size(); ++i) {
        bool same = true;
        for (std::size_t k = 0; k < wanted.size() && same; ++k) same = parts[i + k].text == wanted[k].text;
        if (!same) continue;
        Place out{parts[i].from, parts[i + wanted.size() - 1].to};
        for (std::string_view mark : {"«", "\"", "("})
            if (out.from >= mark.size() && std::string_view(text).substr(0, out.from).ends_with(mark))
                out.from -= mark.size();
        for (bool more = true; more;) {
            more = false;
            for (std::string_view mark : {"»", "\"", ")"})
                if (std::string_view(text).substr(out.to).starts_with(mark)) {
                    out.to += mark.size();
                    more = true;
                }
        }
        if (i > 0 && parts[i - 1].is(U"при")) out.from = parts[i - 1].from;
        return out;
    }
    return {};
}

bool same(const std::string& a, const std::string& b) {
    auto one = wordsOf(a), other = wordsOf(b);
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const Word& x, const Word& y) { return x.text == y.text; });
}

Place mentionOf(const OrganisationRead& entity, const std::string& text) {
    if (auto place = placeOf(entity.shortName, text)) return place;
    return placeOf(withoutQuoted(entity.shortName), text);
}

std::string decapitalised(const std::string& text) {
    auto letters = utf8::decode(text);
    if (letters.size() > 1 && utf8::lower(letters[1]) == letters[1]) letters[0] = utf8::lower(letters[0]);
    return utf8::encode(letters);
}

std::string branchName(const OrganisationRead& branch, const Draft& draft, const OrganisationRead* entity,
                       const RegisterWords& words) {
    // A short name that says whose or where it is needs nothing more.
    bool telling = !draft.shortCell.empty() && !words.branches.opens(draft.shortCell);
    if (telling || (!draft.shortCell.empty() && wordsOf(draft.shortCell).size() > 3)) return draft.shortCell;
    auto base = withoutBrackets(branch.name);
    if (!entity) return base;
    if (auto place = mentionOf(*entity, base))
        base = utf8::squeeze(base.substr(0, place.from) + " " + base.substr(place.to));
    auto parts = wordsOf(base);
    auto opening = words.branches.at(parts, 0);
    if (!opening) return base;
    auto end = opening.to;
    if (end < parts.size() && parts[end].is(U"номер")) ++end;
    if (end < parts.size() && parts[end].number) ++end;
    auto head = base.substr(0, parts[end - 1].to);
    auto rest = trimmed(base.substr(parts[end - 1].to), " ,;:–—-");
    if (rest.empty()) return decapitalised(head) + " " + entity->shortName;
    return decapitalised(head) + " " + withoutQuoted(entity->shortName) + " " + rest;
}

class Linker {
  public:
    Linker(Drafts& drafts, const RegisterWords& words)
        : drafts_(drafts), all_(drafts.list.organisations), words_(words) {}

    void link() {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            auto& o = all_[i];
            if (o.legalEntity) continue;
            bool sure = true;
            o.parent = entityOf(i, sure);
            if (!sure || !o.parent) {
                o.parent.reset();
                drafts_.ask("branch_parent_unclear", Severity::ask, i);
            }
            const auto* entity = o.parent ? &all_[*o.parent] : nullptr;
            o.shortName = branchName(o, drafts_.drafts[i], entity, words_);
            if (entity && !drafts_.drafts[i].typeWritten) typeOfItsOwn(o, *entity);
            if (!o.kind && entity) {
                o.kind = entity->kind;
                if (o.type.empty()) o.type = entity->type;
            }
        }
    }

  private:
    /// «Филиал МБОУ СОШ № 1 – НОШ х. Базовый» is no СОШ.
    void typeOfItsOwn(OrganisationRead& o, const OrganisationRead& entity) const {
        auto place = mentionOf(entity, o.name);
        if (!place) return;
        const auto* type = typeOf(o.name.substr(0, place.from) + " " + o.name.substr(place.to), words_);
        o.type = type ? type->name : entity.type;
        o.kind = type ? std::optional(type->kind) : entity.kind;
    }

    std::optional<std::size_t> entityOf(std::size_t branch, bool& sure) const {
        const auto& draft = drafts_.drafts[branch];
        auto above = nearestAbove(branch);
        for (const auto& text : {draft.legalEntity, all_[branch].name, draft.shortCell})
            if (auto named = mentioned(text, above, sure); named || !sure) return named;
        if (!draft.legalEntity.empty()) return {};
        // Numbers may begin anew in every part of the table: the nearest one above is meant.
        if (auto dot = draft.number.find_first_of(".,"); dot != std::string::npos)
            for (std::size_t i = branch; i-- > 0;)
                if (all_[i].legalEntity && drafts_.drafts[i].number == draft.number.substr(0, dot) &&
                    all_[i].source[0].sheet == all_[branch].source[0].sheet)
                    return i;
        return above;
    }

    std::optional<std::size_t> nearestAbove(std::size_t branch) const {
        for (std::size_t i = branch; i-- > 0;)
            if (all_[i].legalEntity && all_[i].source[0].sheet == all_[branch].source[0].sheet) return i;
        return {};
    }

    std::optional<std::size_t> mentioned(const std::string& text, std::optional<std::size_t> above,
                                         bool& sure) const {
        if (text.empty()) return {};
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < all_.size(); ++i)
            if (all_[i].legalEntity && (mentionOf(all_[i], text) || same(all_[i].shortName, text)))
                found.push_back(i);
        // «филиал СОШ № 7»: kind and number, without the form.
        if (auto call = callOf(text, words_); found.empty() && !call.empty())
            for (std::size_t i = 0; i < all_.size(); ++i)
                if (all_[i].legalEntity && callOf(all_[i].shortName, words_) == call) found.push_back(i);
        if (found.size() == 1) return found[0];
        if (above && std::find(found.begin(), found.end(), *above) != found.end()) return above;
        if (found.size() > 1) sure = false;
        return {};
    }

    Drafts& drafts_;
    std::vector<OrganisationRead>& all_;
    const RegisterWords& words_;
};

}  // namespace

void linkBranches(Drafts& drafts, const RegisterWords& words) { Linker(drafts, words).link(); }

}  // namespace metodika::organisations
