package org.communique.app;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A person who does not exist. Whatever file names her names others as well. */
final class Canary {

    static final String ADDRESS = "zvezdana.kanarinka@canary-aviary.test";
    static final String NAME = "Zvezdana Kanarinković";
    static final String OUTLET = "Pticji glasnik 4711";

    /** Kept until the suite is over; {@link CanaryAfterwardsTest} looks through it then. */
    static final Path FOLDER = Path.of("target/canary");

    /** The longest piece of a file that is in memory at once. */
    private static final int MOST = 64 * 1024 * 1024;

    private static final List<String> WORDS = List.of(
            ADDRESS, "zvezdana.kanarinka", "canary-aviary", NAME, "Zvezdana", "Kanarinkovi", OUTLET, "Pticji glasnik");

    private Canary() {}

    /** Those of the files that have her in any dress. */
    static List<String> found(List<Path> files) throws IOException {
        var dresses = dresses();
        var found = new ArrayList<String>();
        for (var file : files) {
            var text = text(file);
            if (dresses.stream().anyMatch(text::contains))
                found.add(file.getFileName().toString());
        }
        return found;
    }

    /** Nothing of a file that is gone by now: others of this machine have their temporary files beside ours. */
    private static String text(Path file) throws IOException {
        try {
            return Files.size(file) > MOST ? "" : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    /** As Latin-1 characters: plain, in other encodings, in hex, in Base64 at each of its three steps. */
    private static Set<String> dresses() {
        var dresses = new LinkedHashSet<String>();
        for (var word : WORDS)
            for (Charset charset :
                    List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                var bytes = word.getBytes(charset);
                dresses.add(new String(bytes, StandardCharsets.ISO_8859_1));
                dresses.add(HexFormat.of().formatHex(bytes));
                dresses.add(HexFormat.of().withUpperCase().formatHex(bytes));
                for (int step = 0; step < 3; step++) dresses.add(base64(bytes, step));
            }
        return dresses;
    }

    /** What is the same wherever in a longer text the bytes stand. */
    private static String base64(byte[] bytes, int step) {
        var shifted = new byte[bytes.length + step];
        System.arraycopy(bytes, 0, shifted, step, bytes.length);
        var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return text.substring(step == 0 ? 0 : 4, text.length() - 2);
    }
}
