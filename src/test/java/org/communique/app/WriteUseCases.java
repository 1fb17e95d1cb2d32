package org.communique.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.app.UseCases.Call;
import org.communique.drafting.DraftFile;
import org.communique.drafting.DraftText;
import org.communique.drafting.Notes;
import org.communique.drafting.Version.Cause;
import org.communique.staff.Actor;
import org.communique.statement.Kind;
import org.communique.statement.StatementFile;
import org.communique.workspace.Desks;
import org.communique.workspace.DraftDesk;
import org.communique.workspace.ProofDesk;

/** How to call the use cases of writing. */
final class WriteUseCases {

    static final String SHA256 = "00".repeat(32);

    private static final Locale EN = Locale.ENGLISH;

    static final Map<String, Call> TABLE = Map.ofEntries(
            line("DraftDesk.all", (desk, who, of, it) -> desk.drafts().all(who, of)),
            line("DraftDesk.begin", (desk, who, of, it) -> desk.drafts()
                    .begin(who, of, new DraftDesk.Beginning(Kind.NEWS, EN, "Title", UseCases.fresh()))),
            line("DraftDesk.open", (desk, who, of, it) -> desk.drafts().open(who, of, it.name())),
            line("DraftDesk.save", (desk, who, of, it) -> desk.drafts().save(who, of, it.name(), edit())),
            line("DraftDesk.rename", (desk, who, of, it) -> desk.drafts().rename(who, of, it.name(), it.name())),
            line("DraftDesk.history", (desk, who, of, it) -> desk.drafts().history(who, of, it.name(), EN)),
            line("DraftDesk.current", (desk, who, of, it) -> {
                desk.drafts().current(who, of, it.name(), EN);
                return "";
            }),
            line("DraftDesk.keep", (desk, who, of, it) -> {
                desk.drafts().keep(who, of, SHA256, "bytes".getBytes(StandardCharsets.US_ASCII));
                return "";
            }),
            line("DraftDesk.file", (desk, who, of, it) -> desk.drafts().file(who, of, it.name(), SHA256)),
            line("DraftDesk.notes", (desk, who, of, it) -> desk.drafts().notes(who, of, it.name(), EN)),
            line("DraftDesk.note", (desk, who, of, it) -> {
                desk.drafts().note(who, of, it.name(), new Notes.Wish(EN, 0, "", "Look here"));
                return "";
            }),
            line("DraftDesk.resolve", (desk, who, of, it) -> {
                desk.drafts().resolve(who, of, it.name(), 1);
                return "";
            }),
            line("DraftDesk.ready", (desk, who, of, it) -> desk.drafts().ready(who, of, it.name())),
            line("ProofDesk.proof", (desk, who, of, it) -> desk.proofs().proof(who, of, ask(it.name()))),
            line("ProofDesk.lists", (desk, who, of, it) -> desk.proofs().lists(who, of)),
            line("ProofDesk.colleagues", (desk, who, of, it) -> desk.proofs().colleagues(who, of)),
            line("ProofDesk.test", (desk, who, of, it) -> desk.proofs()
                    .test(who, of, new ProofDesk.Trial(ask(it.name()), "", Set.of("kim")))));

    private WriteUseCases() {}

    /** Each member's statement gets a file of this hash at the desk. */
    static void giveFiles(Desks desks, Members members) {
        var file = new StatementFile(StatementFile.Role.ATTACHMENT, "a.txt", "", "text/plain", 0, 0, SHA256);
        for (var it : List.of(members.own, members.foreign)) {
            var console = Actor.console();
            var now = desks.drafts().open(console, it.name(), it.name()).in(EN);
            var text = now.text().with(List.of(new DraftFile(file, false)));
            desks.drafts().keep(console, it.name(), SHA256, "bytes".getBytes(StandardCharsets.US_ASCII));
            desks.drafts()
                    .save(
                            console,
                            it.name(),
                            it.name(),
                            new DraftDesk.Edit(EN, now.version(), now.revision(), text, Cause.WRITTEN));
        }
    }

    private static Map.Entry<String, Call> line(String name, Call call) {
        return Map.entry(name, call);
    }

    private static DraftDesk.Edit edit() {
        return new DraftDesk.Edit(EN, 0, 0, DraftText.EMPTY.saying("Title", "Summary", "Words"), Cause.WRITTEN);
    }

    private static ProofDesk.Ask ask(String key) {
        return new ProofDesk.Ask(key, EN, Optional.empty());
    }
}
