package org.communique.web.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.checks.Checks;
import org.communique.checks.Found;
import org.communique.render.Numbers;
import org.communique.render.Phrases;
import org.communique.render.Rendered;
import org.communique.statement.Languages;

/** What an attentive colleague would say of an edition, in words. */
public final class CheckWords {

    private static final Set<Found.Kind> OF_LINKS = EnumSet.of(
            Found.Kind.SILENT_LINK, Found.Kind.VAGUE_LINK, Found.Kind.RELATIVE_LINK, Found.Kind.DANGEROUS_LINK);

    private final Locale reader;

    /** @param reader language of whoever reads it */
    public CheckWords(Locale reader) {
        this.reader = reader;
    }

    /** A line. @param good whether all is well there */
    public record Line(boolean good, String words) {}

    /** Of one edition. @param undescribed whether nobody has said yet what one of its images shows */
    public List<Line> of(Checks.Text text, Rendered rendered, boolean undescribed) {
        var lines = new ArrayList<Line>();
        lines.add(size(rendered));
        var found = Checks.of(text);
        if (!undescribed && found.stream().noneMatch(it -> OF_LINKS.contains(it.kind())))
            lines.add(new Line(true, say("links-and-images")));
        if (undescribed) lines.add(flag("undescribed"));
        for (var it : found) {
            var words = say(code(it.kind()), it.what());
            lines.add(new Line(false, it.line() == 0 ? words : say("at-line", it.line(), words)));
        }
        return lines;
    }

    /** Editions that do not say what the source says now. */
    public List<Line> stale(List<Locale> languages) {
        return languages.stream()
                .map(it -> flag("stale", Languages.name(it, reader)))
                .toList();
    }

    /** Languages of the organisation in which there is none. */
    public List<Line> missing(List<Locale> languages) {
        return languages.stream()
                .map(it -> flag("missing", Languages.name(it, reader)))
                .toList();
    }

    /** The renderer leaves the body out of a mail that mail programs would cut, and says so in it. */
    private Line size(Rendered rendered) {
        if (rendered.html().contains(Phrases.get(rendered.language(), "mail.too-long"))) return flag("too-large");
        double kilobytes = rendered.html().getBytes(StandardCharsets.UTF_8).length / 1024.0;
        return new Line(true, say("size", Numbers.tenths(reader, kilobytes)));
    }

    private Line flag(String code, Object... arguments) {
        return new Line(false, say(code, arguments));
    }

    private String say(String code, Object... arguments) {
        return Phrases.get(reader, "desk.write.check." + code, arguments);
    }

    private static String code(Found.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
