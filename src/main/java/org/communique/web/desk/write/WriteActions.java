package org.communique.web.desk.write;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.communique.drafting.AtDesk;
import org.communique.drafting.DraftFile;
import org.communique.drafting.DraftText;
import org.communique.drafting.Note;
import org.communique.drafting.Notes;
import org.communique.drafting.Version;
import org.communique.drafting.Version.Cause;
import org.communique.intake.Upload;
import org.communique.render.OneLine;
import org.communique.statement.StatementFile;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.DraftDesk;
import org.springframework.stereotype.Component;

/** What the buttons of the page do once the text is kept. */
@Component
class WriteActions {

    private final Desks desks;

    WriteActions(Desks desks) {
        this.desks = desks;
    }

    /** Does what was asked for; what nobody knows changes nothing. */
    Told done(Visit visit, String key, WriteForm form) {
        var doing = form.doing();
        if (doing.equals("image")) return add(visit, key, form, StatementFile.Role.IMAGE);
        if (doing.equals("attachment")) return add(visit, key, form, StatementFile.Role.ATTACHMENT);
        if (doing.equals("note")) return note(visit, key, form);
        if (doing.equals("current")) {
            desks.drafts().current(visit.actor(), visit.of(), key, form.language());
            return Told.of("current");
        }
        if (doing.equals("take-in")) return takeIn(visit, key, form);
        if (form.doing("restore").isPresent())
            return restore(visit, key, form, form.doing("restore").get());
        if (form.doing("resolve").isPresent()) {
            desks.drafts()
                    .resolve(
                            visit.actor(),
                            visit.of(),
                            key,
                            form.doing("resolve").get());
            return Told.of("resolved");
        }
        return doing.startsWith("remove:")
                ? remove(visit, key, form, doing.substring("remove:".length()))
                : Told.NOTHING;
    }

    private Told add(Visit visit, String key, WriteForm form, StatementFile.Role role) {
        var named = role == StatementFile.Role.IMAGE ? "image" : "attachment";
        var part = part(form.request(), named);
        if (part.isEmpty() || part.get().getSize() == 0) return Told.of("no-file");
        boolean decorative = form.value(named + "-decorative").equals("true");
        var description = OneLine.of(form.value(named + "-description"));
        if (role == StatementFile.Role.IMAGE && description.isEmpty() && !decorative) return Told.of("undescribed");
        var now = now(visit, key, form);
        if (now.text().files().size() >= Upload.MOST) return Told.of("too-many");
        var words = new Upload.Words(
                name(part.get()),
                decorative ? "" : description,
                OneLine.of(form.value(named + "-credit")),
                OneLine.of(form.value(named + "-licence")));
        var result = Upload.take(role, words, bytes(part.get()));
        if (result instanceof Upload.Refused refused)
            return Told.refused(refused.fault().code(), refused.details());
        var taken = (Upload.Taken) result;
        desks.drafts().keep(visit.actor(), visit.of(), taken.file().sha256(), taken.bytes());
        keep(visit, key, now, with(now.text(), new DraftFile(taken.file(), decorative)), Cause.WRITTEN);
        return Told.of("added");
    }

    /** An edition has one image: another takes its place. */
    private static DraftText with(DraftText text, DraftFile added) {
        var files = new ArrayList<>(text.files());
        if (added.file().role() == StatementFile.Role.IMAGE) {
            files.removeIf(it -> it.file().role() == StatementFile.Role.IMAGE);
            files.add(0, added);
        } else files.add(added);
        return text.with(files);
    }

    private Told remove(Visit visit, String key, WriteForm form, String sha256) {
        var now = now(visit, key, form);
        var left = now.text().files().stream()
                .filter(it -> !it.file().sha256().equals(sha256))
                .toList();
        keep(visit, key, now, now.text().with(left), Cause.WRITTEN);
        return Told.of("removed");
    }

    private Told restore(Visit visit, String key, WriteForm form, long number) {
        var found = desks.drafts().history(visit.actor(), visit.of(), key, form.language()).stream()
                .filter(it -> it.number() == number)
                .map(Version::text)
                .findFirst();
        found.ifPresent(it -> keep(visit, key, now(visit, key, form), it, Cause.RESTORED));
        return found.isPresent() ? Told.of("restored") : Told.NOTHING;
    }

    private Told takeIn(Visit visit, String key, WriteForm form) {
        var now = now(visit, key, form);
        now.takenIn().ifPresent(it -> keep(visit, key, now, DraftText.of(it), Cause.RESTORED));
        return Told.of("restored");
    }

    private Told note(Visit visit, String key, WriteForm form) {
        var words = form.value("note").strip();
        if (words.isEmpty()) return Told.of("no-note");
        if (words.length() > Note.LONGEST) return Told.of("long-note");
        var paragraphs = Paragraphs.of(now(visit, key, form).text().body());
        int number = form.value("paragraph").matches("\\d{1,5}") ? Integer.parseInt(form.value("paragraph")) : 0;
        int known = Math.min(number, paragraphs.size());
        var quote = known == 0 ? "" : paragraphs.get(known - 1);
        desks.drafts().note(visit.actor(), visit.of(), key, new Notes.Wish(form.language(), known, quote, words));
        return Told.of("noted");
    }

    private AtDesk now(Visit visit, String key, WriteForm form) {
        return desks.drafts().open(visit.actor(), visit.of(), key).in(form.language());
    }

    private void keep(Visit visit, String key, AtDesk now, DraftText text, Cause cause) {
        desks.drafts()
                .save(
                        visit.actor(),
                        visit.of(),
                        key,
                        new DraftDesk.Edit(now.language(), now.version(), now.revision(), text, cause));
    }

    private static Optional<Part> part(HttpServletRequest request, String name) {
        boolean multipart =
                Optional.ofNullable(request.getContentType()).orElse("").startsWith("multipart/form-data");
        try {
            return multipart ? Optional.ofNullable(request.getPart(name)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException notWhatItSays) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(Part part) {
        try (var in = part.getInputStream()) {
            return in.readNBytes(Upload.LARGEST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some browsers send the whole path. */
    private static String name(Part part) {
        var sent = Optional.ofNullable(part.getSubmittedFileName()).orElse("");
        return List.of(sent.split("[/\\\\]")).stream()
                .reduce((first, last) -> last)
                .orElse("");
    }
}
