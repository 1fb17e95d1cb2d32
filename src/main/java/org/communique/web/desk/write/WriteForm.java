package org.communique.web.desk.write;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.drafting.DraftFile;
import org.communique.drafting.DraftText;
import org.communique.drafting.Version;
import org.communique.statement.Languages;
import org.communique.workspace.DraftDesk;

/**
 * The form in which an edition is written, as it was sent: every button of the page sends all of it, so that no press loses a
 * word.
 *
 * @param doing what the pressed button asks for, such as {@code save} or {@code restore:3}
 */
record WriteForm(HttpServletRequest request, Locale language, int base, long revision, String doing) {

    /** Longest text of a field that is kept, in characters: some three hundred printed pages. */
    static final int LONGEST = 1_500_000;

    static WriteForm of(HttpServletRequest request, Locale source) {
        return new WriteForm(
                request,
                Languages.parse(value(request, "language")).orElse(source),
                (int) number(value(request, "base")),
                number(value(request, "revision")),
                value(request, "do"));
    }

    /** What was written, with the files of the edition as it stands: whose bytes are whose is not for a browser to say. */
    DraftText text(List<DraftFile> files) {
        return new DraftText(
                value("title"),
                value("summary"),
                value("body"),
                value("topics"),
                value("tags"),
                value("gathers"),
                value("slug"),
                value("change"),
                value("reason"),
                described(files));
    }

    /** Whether there is a text in it at all: a request without one changes nothing. */
    boolean empty() {
        return request.getParameter("body") == null;
    }

    boolean tooLong() {
        return request.getParameterMap().values().stream().flatMap(Stream::of).anyMatch(it -> it.length() > LONGEST);
    }

    DraftDesk.Edit edit(DraftText text, Version.Cause cause) {
        return new DraftDesk.Edit(language, base, revision, text, cause);
    }

    /** The number behind a word of {@link #doing}, such as 3 of {@code restore:3}; empty if it asks for something else. */
    Optional<Long> doing(String word) {
        return doing.startsWith(word + ":")
                ? Optional.of(number(doing.substring(word.length() + 1)))
                : Optional.empty();
    }

    String value(String name) {
        return value(request, name);
    }

    private List<DraftFile> described(List<DraftFile> files) {
        var described = new ArrayList<DraftFile>();
        for (var it : files) {
            var name = "file-" + it.file().sha256().substring(0, 16) + "-";
            boolean sent = request.getParameter(name + "description") != null;
            if (!sent) described.add(it);
            else
                described.add(it.saying(
                        value(name + "description"),
                        value(name + "decorative").equals("true"),
                        value(name + "credit"),
                        value(name + "licence")));
        }
        return described;
    }

    private static long number(String text) {
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    private static String value(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
