package org.communique.web.desk.review;

import java.util.List;
import org.communique.release.Galley;
import org.communique.statement.StatementFile;

/** The pictures above the text of a public page. */
final class Images {

    private Images() {}

    /** One of them. @param href where it will be once it is public @param text for those who cannot see it */
    public record Image(String href, String text, int width, int height, String credit, String licence) {}

    static List<Image> of(Galley galley) {
        return galley.revision().content().files().stream()
                .filter(it -> it.role() == StatementFile.Role.IMAGE)
                .map(Images::image)
                .toList();
    }

    private static Image image(StatementFile it) {
        var href = "/media/" + it.sha256().substring(0, 32) + "/" + it.sha256().substring(32) + "/file";
        return new Image(href, it.description(), it.width(), it.height(), it.credit(), it.licence());
    }
}
