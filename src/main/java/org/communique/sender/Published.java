package org.communique.sender;

/** What DNS says of a key. */
public enum Published {
    /** The record is there and holds this key. */
    VISIBLE,
    /** There is no record at its name. */
    MISSING,
    /** There is a record, but it is not this key's, or there are two. */
    DIFFERENT,
    /** No answer: nothing is known. */
    UNKNOWN;

    /** Asks DNS for the record of a key. */
    public static Published of(DkimKey key, Dns dns) {
        var answer = dns.txt(key.recordName());
        if (answer.failed()) return UNKNOWN;
        if (answer.found().isEmpty()) return MISSING;
        return answer.found().size() == 1
                        && same(key, TagList.parse(answer.found().get(0)))
                ? VISIBLE
                : DIFFERENT;
    }

    /** What stands against signing with the key, and how to mend it; for any but {@link #VISIBLE}. */
    public Finding against(DkimKey key, Finding.Grade grade) {
        if (this == UNKNOWN) return Finding.silent(key.recordName());
        return Finding.told(
                grade,
                this == MISSING ? "dkim-missing" : "dkim-different",
                key.selector(),
                key.domain(),
                key.recordName(),
                key.zoneLine());
    }

    /** Tags that are left out have the values of RFC 6376 §3.6.1; a hoster may have put spaces into the key. */
    private static boolean same(DkimKey key, TagList published) {
        return published.word("v", "dkim1").equals("dkim1")
                && published.word("k", "rsa").equals(key.algorithm().code())
                && published.word("h", "sha256").contains("sha256")
                && published.tag("p").orElse("").replaceAll("\\s", "").equals(key.publicKey());
    }
}
