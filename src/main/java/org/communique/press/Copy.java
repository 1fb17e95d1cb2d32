package org.communique.press;

import java.util.List;
import java.util.Locale;
import org.communique.delivery.Parcel;
import org.communique.statement.Kind;
import org.communique.statement.Organisation;

/**
 * The text of an advance copy, as it was approved.
 *
 * @param edition in the language asked for
 * @param others  the other editions of the release
 * @param reader  name of the contact; may be empty
 */
public record Copy(
        Advance advance,
        Kind kind,
        Organisation organisation,
        Parcel.EditionOut edition,
        List<Parcel.EditionOut> others,
        String reader) {

    public Copy {
        others = List.copyOf(others);
    }

    /** Language of the edition. */
    public Locale language() {
        return edition.rendered().language();
    }

    /** A mask: an embargoed word reaches no log. */
    @Override
    public String toString() {
        return "[advance copy " + advance.mark() + "]";
    }
}
