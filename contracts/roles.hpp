#pragma once
// Roles of domain/access.md. Held by a person at an organisation, from–to; rights reach that organisation and
// what is below it.
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace metodika::roles {

inline constexpr std::string_view educator = "educator", helper = "helper",
                                  associationHead = "association_head",
                                  organisationMethodist = "organisation_methodist",
                                  organisationHead = "organisation_head", methodist = "methodist",
                                  serviceHead = "service_head", authorityOfficial = "authority_official",
                                  instituteMethodist = "institute_methodist",
                                  ministryOfficial = "ministry_official", operatorRole = "operator";

inline constexpr std::array all{educator,           helper,           associationHead, organisationMethodist,
                                organisationHead,   methodist,        serviceHead,     authorityOfficial,
                                instituteMethodist, ministryOfficial, operatorRole};

/// Those who keep the staff list of an organisation.
inline constexpr std::array keepers{organisationMethodist, organisationHead, methodist, serviceHead};
/// The municipality's own service.
inline constexpr std::array service{methodist, serviceHead};
inline constexpr std::array regional{instituteMethodist, ministryOfficial};
/// Those who look at the work of a place without keeping its lists.
inline constexpr std::array overseers{authorityOfficial, instituteMethodist, ministryOfficial};

template <class... R>
std::vector<std::string> list(const R&... parts) {
    std::vector<std::string> out;
    auto add = [&](const auto& part) {
        if constexpr (requires { part.begin()->size(); })
            for (auto role : part) out.emplace_back(role);
        else
            out.emplace_back(part);
    };
    (add(parts), ...);
    return out;
}

}  // namespace metodika::roles
