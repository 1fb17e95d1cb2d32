package org.communique.drafting;

import org.communique.statement.StatementFile;

/**
 * An image or attachment of a draft.
 *
 * @param decorative she has said that the image shows nothing one needs to know, so that it has no description
 */
public record DraftFile(StatementFile file, boolean decorative) {

    /** Whether nobody has said yet what the image shows. */
    public boolean undescribed() {
        return file.role() == StatementFile.Role.IMAGE && file.description().isBlank() && !decorative;
    }

    /** The same file with other words. */
    public DraftFile saying(String description, boolean nothing, String credit, String licence) {
        var it = new StatementFile(
                file.role(),
                file.name(),
                nothing ? "" : description.strip(),
                file.mediaType(),
                file.width(),
                file.height(),
                file.sha256(),
                credit.strip(),
                licence.strip());
        return new DraftFile(it, nothing);
    }
}
