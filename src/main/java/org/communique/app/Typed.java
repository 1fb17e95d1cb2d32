package org.communique.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.communique.audience.Address;
import org.communique.statement.Organisation;

/** What people type on the command line. */
final class Typed {

    private Typed() {}

    /**
     * An address; {@code -} reads it from standard input, so that it stays out of the history of the shell.
     *
     * @throws Refused if it is none; the message does not repeat it
     */
    static Address address(String text) {
        try {
            return new Address(text.equals("-") ? line() : text);
        } catch (IllegalArgumentException wrong) {
            throw new Refused("write one address, such as name@example.org");
        }
    }

    /** The organisation of a slug; the first one if it is empty. @throws Refused if there is none */
    static Organisation organisation(Core core, String slug) {
        if (slug.isEmpty()) return core.organisations.all().get(0);
        return core.organisations
                .bySlug(slug)
                .orElseThrow(() -> new Refused("no organisation is named '" + slug + "'"));
    }

    private static String line() {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }
}
