package org.communique.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Documents for tests: those that programs wrote, in {@code src/test/resources/convert}, and those made here. */
final class Samples {

    static final Path FOLDER = Path.of("src/test/resources/convert");

    private static final String WORDS =
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>";

    private Samples() {}

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Markdown of whatever was converted. */
    static String markdown(Converted converted) {
        return converted.match(Converted.Written::markdown, it -> "refused: " + it.why());
    }

    static Refusal refusal(Converted converted) {
        return converted.match(
                it -> {
                    throw new AssertionError("it was taken: "
                            + it.markdown()
                                    .substring(0, Math.min(99, it.markdown().length())));
                },
                Converted.Refused::why);
    }

    /** A zip of these parts. */
    static Path zip(Path file, Map<String, String> parts) {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** The main part of a .docx around what stands in its body. */
    static String words(String body) {
        return WORDS + body + "</w:body></w:document>";
    }
}
