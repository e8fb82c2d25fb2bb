#pragma once
// Names of a described enumeration: the same words in the program, in SQL and in JSON.
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <optional>
#include <string_view>

namespace metodika {

template <class E>
std::string_view enumName(E value) {
    std::string_view name;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        if (d.value == value) name = d.name;
    });
    return name;
}

template <class E>
std::optional<E> enumNamed(std::string_view name) {
    std::optional<E> value;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        if (name == d.name) value = d.value;
    });
    return value;
}

}  // namespace metodika
