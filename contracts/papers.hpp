#pragma once
// What rooms and the register of documents tell each other, inside the transaction in which it happened.
#include <optional>
#include <string>

#include "contracts/ids.hpp"
#include "platform/base/date.hpp"
#include "platform/documents/fields.hpp"

namespace metodika {

/// A document is being made of data: every room adds the fields that it knows of the organisation.
struct PaperAsked {
    OrganisationId organisation;
    std::string kind;
    int schoolYear = 0;
    documents::Fields& fields;
};

/// A room makes a paper of its own with the fields that it knows: the region's template of the kind is filled
/// with these and with what every other room adds. on: the day whose template it is.
struct PaperMade {
    OrganisationId organisation;
    std::string kind;
    int schoolYear = 0;
    Date on{};
    documents::Fields& fields;
    std::string& bytes;
};

/// A room has had something of its own approved: the register keeps it as a new edition, which never changes.
/// The kind is one of the pack's dictionary. reason: what changed since the edition before. kept: where it is
/// now.
struct PaperFiled {
    OrganisationId organisation;
    std::string kind;
    int schoolYear = 0;
    std::string title, reason;
    Date actDate{};
    std::string actNumber, fileName, bytes;
    struct Kept {
        std::int64_t paper = 0;
        int edition = 0;
    };
    Kept* kept = nullptr;
    std::optional<Date> validUntil{};  // of kinds that are made for a term
    std::string link{};                // where it is published; then there may be no file
};

}  // namespace metodika
