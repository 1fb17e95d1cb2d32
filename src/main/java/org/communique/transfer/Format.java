package org.communique.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose files we read, beyond tables of any kind. */
public enum Format {
    CSV(Map.of()),
    /** Audience export: a zip with a table for each status. */
    MAILCHIMP(Map.of(
            "tags",
            "topics",
            "optin time",
            "asked-at",
            "confirm time",
            "consent-at",
            "confirm ip",
            "consent-ip",
            "optin ip",
            "ignored",
            "region",
            "ignored",
            "notes",
            "ignored")),
    LISTMONK(Map.of("attributes", "ignored", "created at", "ignored")),
    KEILA(Map.of("data", "ignored")),
    PHPLIST(Map.of(
            "optedin",
            "ignored",
            "confirmed",
            "confirmed",
            "blacklisted",
            "blocked",
            "entered",
            "ignored",
            "modified",
            "ignored")),
    /** Members of Mailman 3 or Sympa: one on a line. */
    MAILMAN(Map.of());

    private final Map<String, String> columns;

    Format(Map<String, String> columns) {
        this.columns = columns;
    }

    /** The word on the command line and in the log. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}; empty for any other word. */
    public static Optional<Format> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }

    /** What a file of it must say so that nobody who has left or never confirmed is told: exports may leave columns out. */
    Set<Meaning> needed() {
        return switch (this) {
            case LISTMONK, KEILA -> Set.of(Meaning.STATUS);
            case PHPLIST -> Set.of(Meaning.CONFIRMED, Meaning.BLOCKED);
            case CSV, MAILCHIMP, MAILMAN -> Set.of();
        };
    }

    /** What its own columns mean, of those in this header. */
    Map<String, String> columns(List<String> header) {
        var names = header.stream().map(Headers::plain).toList();
        var found = new java.util.HashMap<>(columns);
        found.keySet().retainAll(names);
        return found;
    }
}
