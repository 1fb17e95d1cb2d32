package org.communique.sender;

import java.util.List;

/** Questions to the domain name system. Names are without a dot at the end, in questions and answers. */
public interface Dns {

    /** The texts of a name, the strings of each record joined. */
    Answer txt(String name);

    /** The hosts that take mail for a name, the preferred first; an empty name is the null MX of RFC 7505. */
    Answer mx(String name);

    /** The IPv4 and IPv6 addresses of a name. */
    Answer addresses(String name);

    /** The names of an address (PTR). */
    Answer names(String address);

    /** What came back. */
    sealed interface Answer {

        /** At least one record. */
        record Found(List<String> records) implements Answer {
            public Found {
                records = List.copyOf(records);
            }
        }

        /** The name does not exist, or has no record of the kind. */
        record Nothing() implements Answer {}

        /** No server answered in time, or it could not: ask again later. */
        record Failed() implements Answer {}

        /** The records; empty unless some were found. */
        default List<String> found() {
            return this instanceof Found it ? it.records() : List.of();
        }

        /** True if nothing is known. */
        default boolean failed() {
            return this instanceof Failed;
        }
    }
}
