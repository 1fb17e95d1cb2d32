package org.communique.render;

/**
 * Who signs: sender identity and legal text around an edition.
 *
 * @param organisation name in the edition's language
 * @param pressPhone   may be empty
 */
public record Letterhead(String organisation, String pressAddress, String pressPhone, String postal) {}
