package org.communique.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.ContactIds;
import org.communique.release.Galley;
import org.communique.render.Rendered;
import org.communique.statement.Kind;
import org.communique.statement.Letterhead;
import org.communique.statement.Organisation;
import org.communique.statement.Revision;

/**
 * All that a channel needs for one attempt at one delivery.
 *
 * @param token     16 random bytes, the same in every attempt
 * @param recipient present for {@link Channel.Reach#EACH_CONTACT}
 * @param editions  the recipient's one edition, or all of them for the public
 */
public record Parcel(
        long delivery, byte[] token, Letter letter, Optional<Recipient> recipient, List<EditionOut> editions) {

    /**
     * What all deliveries of a dispatch share.
     *
     * @param releaseTime instant the statement is dated with
     * @param embargoed   true for an advance copy: nothing of it may be public yet
     * @param organisation as it writes on the letterhead
     * @param letterhead  on which the release goes out
     * @param original    row id of the statement that this one releases again, if it does
     * @param datedAt     instant in the mail's Date: the release time, but for an advance copy, which goes out before it
     */
    public record Letter(
            long dispatch,
            String statementKey,
            Kind kind,
            Organisation organisation,
            Instant releaseTime,
            boolean embargoed,
            Instant datedAt,
            Letterhead letterhead,
            Optional<Long> original) {

        /** On a letterhead that says nothing but what the organisation says of itself. */
        public Letter(
                long dispatch,
                String statementKey,
                Kind kind,
                Organisation organisation,
                Instant releaseTime,
                boolean embargoed,
                Instant datedAt) {
            this(
                    dispatch,
                    statementKey,
                    kind,
                    organisation,
                    releaseTime,
                    embargoed,
                    datedAt,
                    Letterhead.plain(organisation),
                    Optional.empty());
        }

        /** Dated with the release time. */
        public Letter(
                long dispatch,
                String statementKey,
                Kind kind,
                Organisation organisation,
                Instant releaseTime,
                boolean embargoed) {
            this(dispatch, statementKey, kind, organisation, releaseTime, embargoed, releaseTime);
        }
    }

    /**
     * One edition as approved.
     *
     * @param pageUrl   absolute address of its public page
     * @param path      the same without the base, {@code /{language}/{yyyy}/{slug}}
     * @param permanent absolute permanent address, the feed entry's id
     */
    public record EditionOut(Revision revision, Rendered rendered, String pageUrl, String path, String permanent) {

        /** As a galley has it. */
        public static EditionOut of(Galley it) {
            return new EditionOut(it.revision(), it.rendered(), it.pageUrl(), it.path(), it.permanent());
        }
    }

    /**
     * The one address a delivery goes to, and the list it goes through.
     *
     * @param name     may be empty
     * @param id       what the link to the recipient's choices holds, 16 bytes
     * @param listSlug names the list in List-Id
     * @param listName the list's name in the edition's language
     * @param press    what the press alone is told
     */
    public record Recipient(
            String address, String name, byte[] id, Locale language, String listSlug, String listName, Press press) {

        /** On a list that is not for the press. */
        public Recipient(String address, String name, byte[] id, Locale language, String listSlug, String listName) {
            this(address, name, id, language, listSlug, listName, Press.NONE);
        }

        /** Somebody whose link to choices leads nowhere: for mails that are only looked at. */
        public Recipient(String address, String name, Locale language, String listSlug, String listName) {
            this(address, name, ContactIds.NOBODY, language, listSlug, listName);
        }

        /** A mask: no log line and no error names a recipient. */
        @Override
        public String toString() {
            return "[recipient]";
        }
    }

    /**
     * What the press alone is told.
     *
     * @param list   the list is for the press
     * @param origin what this mail has to tell; empty = nothing
     */
    public record Press(boolean list, Optional<Origin> origin) {

        /** No press list, and no notice. */
        public static final Press NONE = new Press(false, Optional.empty());
    }

    /**
     * What a person learns who did not give us her address herself (GDPR Art. 14), in the words of the tables.
     *
     * @param source where we have it from
     * @param basis  on what ground we write
     */
    public record Origin(String source, String basis) {}

    public Parcel {
        editions = List.copyOf(editions);
    }
}
