package org.communique.audience;

import org.communique.statement.Localized;

/**
 * A named set that people subscribe to, of one organisation. The slug is its name in files and on the command line.
 *
 * @param uid 22 characters of base64url that nobody can guess: the address of a hidden list
 */
public record ContactList(
        long id,
        long organisation,
        String slug,
        Localized names,
        ListKind kind,
        Visibility visibility,
        Joining joining,
        String uid) {

    /** One that is not stored yet: only a list for everybody is public and joined by double opt-in. */
    public static ContactList of(long organisation, String slug, Localized names, ListKind kind) {
        var visibility = kind.forEverybody() ? Visibility.PUBLIC : Visibility.PRIVATE;
        var joining = kind.forEverybody() ? Joining.DOUBLE : Joining.APPROVED;
        return new ContactList(0, organisation, slug, names, kind, visibility, joining, "");
    }

    /** The same list, seen and joined in another way. */
    public ContactList with(Visibility other, Joining way) {
        return new ContactList(id, organisation, slug, names, kind, other, way, uid);
    }

    /** The same list under other names. */
    public ContactList named(Localized other) {
        return new ContactList(id, organisation, slug, other, kind, visibility, joining, uid);
    }
}
