package org.communique.statement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who a release is from and how it looks, of one organisation.
 *
 * @param main     whether releases that name none have this one
 * @param identity whom readers see as the sender
 * @param paper    what stands on the mail and the page
 */
public record Letterhead(long id, long organisation, String slug, boolean main, Identity identity, Paper paper) {

    /** The slug of the one that each organisation has from the beginning. */
    public static final String MAIN = "main";

    /**
     * Whom readers see as the sender.
     *
     * @param names   name in From by BCP 47 tag; empty = the organisation's
     * @param sender  address in From
     * @param replyTo where answers go; empty = the press desk
     */
    public record Identity(Map<String, String> names, String sender, String replyTo) {

        public Identity {
            names = Map.copyOf(names);
        }

        /** The name in From, in a reader's language; empty if it is the organisation's. */
        public Optional<String> name(Locale language, List<Locale> fallback) {
            return names.isEmpty() ? Optional.empty() : Optional.of(new Localized(names).in(language, fallback));
        }
    }

    /**
     * What stands on mail and page.
     *
     * @param colour accent as {@code #rrggbb}; empty = the usual one
     * @param legal  text below each mail and page by BCP 47 tag, such as a registration number; may be empty
     * @param postal postal address below each mail; may be empty
     */
    public record Paper(String colour, Map<String, String> legal, String postal) {

        public Paper {
            legal = Map.copyOf(legal);
        }

        /** The legal text in a reader's language; empty if there is none at all. */
        public String legal(Locale language, List<Locale> fallback) {
            return legal.isEmpty() ? "" : new Localized(legal).in(language, fallback);
        }
    }
}
