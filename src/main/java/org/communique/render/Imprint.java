package org.communique.render;

/**
 * What a letterhead prints around an edition, in the edition's language.
 *
 * @param organisation name in the edition's language
 * @param pressPhone   may be empty
 * @param postal       may be empty
 * @param legal        text at the very end; may be empty
 */
public record Imprint(
        String organisation, String pressAddress, String pressPhone, String postal, String legal, Accent accent) {

    /** In the usual colours, without legal text. */
    public Imprint(String organisation, String pressAddress, String pressPhone, String postal) {
        this(organisation, pressAddress, pressPhone, postal, "", Accent.USUAL);
    }
}
