package org.communique.web.desk.write;

import java.util.List;
import org.communique.statement.StatementFile;

/** An edition as its public page will show it. @param body sanitised by the renderer */
record PageView(String title, String summary, String speaker, String body, List<File> image, List<File> files) {

    /** A picture or a file; the address is the desk's own once {@link Previews#withFilesOf} has been there. */
    record File(String href, String text, int width, int height, String credit, String licence) {

        static File of(StatementFile it) {
            var sha256 = it.sha256();
            return new File(
                    "/media/" + sha256.substring(0, 32) + "/" + sha256.substring(32) + "/file",
                    it.description().isEmpty() && it.role() == StatementFile.Role.ATTACHMENT
                            ? it.name()
                            : it.description(),
                    it.width(),
                    it.height(),
                    it.credit(),
                    it.licence());
        }
    }
}
