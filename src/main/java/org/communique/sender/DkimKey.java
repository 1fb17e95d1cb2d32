package org.communique.sender;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A key of a domain, all but its secret.
 *
 * @param domain    in small letters, as A-label
 * @param selector  its name in DNS (RFC 6376 §3.1), new in the whole house
 * @param publicKey the value of {@code p=}
 * @param retiredAt since when it signs no more
 */
public record DkimKey(
        long id,
        String domain,
        String selector,
        Algorithm algorithm,
        String publicKey,
        KeyState state,
        Optional<Instant> retiredAt) {

    /** Longest string inside a TXT record (RFC 1035 §3.3). */
    private static final int LONGEST = 255;

    /** Where the record is published, without a dot at the end. */
    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    /** The text of the record (RFC 6376 §3.6.1), in one piece as the forms of DNS hosters take it. */
    public String recordValue() {
        return "v=DKIM1; k=" + algorithm.code() + "; p=" + publicKey;
    }

    /** {@link #recordValue()} in strings of at most 255 bytes, as servers store it. */
    public List<String> recordStrings() {
        var value = recordValue();
        var strings = new ArrayList<String>();
        for (int from = 0; from < value.length(); from += LONGEST)
            strings.add(value.substring(from, Math.min(value.length(), from + LONGEST)));
        return strings;
    }

    /** The record as a line of a zone file. */
    public String zoneLine() {
        return recordStrings().stream().collect(Collectors.joining("\" \"", recordName() + ". IN TXT ( \"", "\" )"));
    }
}
