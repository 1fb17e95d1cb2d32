package org.communique.feed;

/**
 * A topic or tag of an edition.
 *
 * @param slug  its part of an address, not percent-encoded
 * @param label what readers of the edition call it
 */
public record Term(String slug, String label) {

    public Term {
        label = XmlText.legal(label);
    }
}
