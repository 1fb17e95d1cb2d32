package org.communique.app;

import static org.communique.app.UseCases.fresh;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.communique.app.Members.Things;
import org.communique.app.UseCases.Call;
import org.communique.audience.Address;
import org.communique.audience.Card;
import org.communique.audience.ContactKind;
import org.communique.audience.Enrolment;
import org.communique.audience.Entry;
import org.communique.audience.Joining;
import org.communique.audience.Visibility;
import org.communique.presscontact.AddressSource;
import org.communique.presscontact.Details;
import org.communique.presscontact.LawfulBasis;
import org.communique.statement.Localized;
import org.communique.transfer.Format;
import org.communique.transfer.Upload;
import org.communique.workspace.ExportDesk;
import org.communique.workspace.ListDesk;
import org.communique.workspace.PressAccessDesk;
import org.communique.workspace.TransferDesk;

/** What staff do with lists, people, files and the press, for {@link UseCases}. */
final class PeopleUseCases {

    static final Map<String, Call> TABLE = Map.ofEntries(
            Map.entry("ListDesk.change", (desk, who, of, it) -> desk.lists()
                    .change(
                            who,
                            of,
                            it.name(),
                            new ListDesk.Change(
                                    Localized.same("Changed"), new ListDesk.Doors(Visibility.PUBLIC, Joining.DOUBLE)))),
            Map.entry(
                    "AudienceDesk.sums", (desk, who, of, it) -> desk.audiences().sums(who, of)),
            Map.entry("AudienceDesk.months", (desk, who, of, it) -> desk.audiences()
                    .months(who, of, it.name())),
            Map.entry("PersonDesk.find", (desk, who, of, it) -> desk.persons().find(who, of, it.address())),
            Map.entry("PersonDesk.person", (desk, who, of, it) -> desk.persons().person(who, of, it.contact())),
            Map.entry("PersonDesk.unmask", (desk, who, of, it) -> desk.persons().unmask(who, of, it.contact())),
            Map.entry("PersonDesk.quota", (desk, who, of, it) -> desk.persons().quota(who, of)),
            Map.entry("PersonDesk.export", (desk, who, of, it) -> desk.persons().export(who, of, it.contact())),
            Map.entry("UploadDesk.put", (desk, who, of, it) -> desk.uploads().put(who, of, Format.CSV, file())),
            Map.entry("UploadDesk.mine", (desk, who, of, it) -> desk.uploads().mine(who, of)),
            Map.entry(
                    "UploadDesk.upload", (desk, who, of, it) -> desk.uploads().upload(who, of, upload(who.name(), it))),
            Map.entry("UploadDesk.look", (desk, who, of, it) -> desk.uploads().look(who, of, upload(who.name(), it))),
            Map.entry("UploadDesk.check", (desk, who, of, it) -> desk.uploads()
                    .check(
                            who,
                            of,
                            upload(who.name(), it),
                            new Upload.Wishes(
                                    List.of(it.name()), "basis", "source", Entry.Known.KEEP, false, Map.of()))),
            Map.entry("UploadDesk.take", (desk, who, of, it) -> desk.uploads().take(who, of, upload(who.name(), it))),
            Map.entry("UploadDesk.discard", (desk, who, of, it) -> desk.uploads()
                    .discard(who, of, upload(who.name(), it))),
            Map.entry(
                    "UploadDesk.errors", (desk, who, of, it) -> desk.uploads().errors(who, of, upload(who.name(), it))),
            Map.entry("ExportDesk.all", (desk, who, of, it) -> desk.exports().all(who, of)),
            Map.entry("ExportDesk.next", (desk, who, of, it) -> desk.exports().next(who, of)),
            Map.entry("ExportDesk.ask", (desk, who, of, it) -> desk.exports()
                    .ask(who, of, new ExportDesk.Wish(new TransferDesk.Extract(List.of(it.name()), false), "why"))),
            Map.entry("ExportDesk.confirm", (desk, who, of, it) -> desk.exports()
                    .confirm(who, of, it.files().export())),
            Map.entry("ExportDesk.file", (desk, who, of, it) -> desk.exports()
                    .file(who, of, it.files().export())),
            Map.entry("ExportDesk.decline", (desk, who, of, it) -> desk.exports()
                    .decline(who, of, it.files().export())),
            Map.entry("PressAccessDesk.rows", (desk, who, of, it) -> desk.pressAccess()
                    .rows(who, of, 0, 10)),
            Map.entry("PressAccessDesk.row", (desk, who, of, it) -> desk.pressAccess()
                    .row(who, of, it.people().journalist())),
            Map.entry("PressAccessDesk.open", (desk, who, of, it) -> desk.pressAccess()
                    .open(who, of, it.people().journalist())),
            Map.entry("PressAccessDesk.quota", (desk, who, of, it) -> desk.pressAccess()
                    .quota(who, of)),
            Map.entry("PressAccessDesk.access", (desk, who, of, it) -> desk.pressAccess()
                    .access(who, of, it.people().journalist())),
            Map.entry("PressAccessDesk.enter", (desk, who, of, it) -> desk.pressAccess()
                    .enter(who, of, newcomer(it))),
            Map.entry("PressAccessDesk.key", (desk, who, of, it) -> desk.pressAccess()
                    .key(who, of, it.people().journalist())),
            Map.entry("PressAccessDesk.revoke", (desk, who, of, it) -> desk.pressAccess()
                    .revoke(who, of, it.people().journalist())),
            Map.entry("PressAccessDesk.restore", (desk, who, of, it) -> desk.pressAccess()
                    .restore(who, of, it.people().journalist())),
            Map.entry("PressAccessDesk.looks", (desk, who, of, it) -> desk.pressAccess()
                    .looks(who, of, it.release())),
            Map.entry("FeedDesk.out", (desk, who, of, it) -> desk.feeds().out(who, of, 10)));

    private PeopleUseCases() {}

    private static ByteArrayInputStream file() {
        return new ByteArrayInputStream("email\nnew@example.org\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Uploads are their sender's alone. */
    private static String upload(String user, Things it) {
        return it.files().uploads().getOrDefault(user, "nothing");
    }

    private static PressAccessDesk.Newcomer newcomer(Things it) {
        var card = new Card(new Address(fresh() + "@press.example"), "");
        return new PressAccessDesk.Newcomer(
                new Enrolment.Newcomer(0, card, List.of(Locale.ENGLISH), ContactKind.PRESS),
                new Details("Herald", "", "", "", ""),
                new PressAccessDesk.Ground(LawfulBasis.CONSENT, AddressSource.HERSELF),
                Set.of(),
                it.name());
    }
}
