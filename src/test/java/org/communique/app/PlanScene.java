package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.audience.ListKind;
import org.communique.audience.Suppression;
import org.communique.release.Drafts;
import org.communique.statement.Statement;
import org.communique.store.Dialect;

/** A desk with a statement to plan, people who get it and people who do not, and the form as a writer fills it in. */
final class PlanScene {

    static final String GET = "/statements/k/plan";

    final DeskServer server;
    final DeskServer.Window writer;
    final long alerts;
    final long press;

    PlanScene(Path folder) {
        var house = new TestHouse(folder, Dialect.SQLITE);
        alerts = house.list(
                        "alerts",
                        ListKind.PUBLIC,
                        "ana@example.org,en",
                        "bea@example.org,nl",
                        "cid@example.org,uk",
                        "dan@example.org,en")
                .id();
        press = house.list("press", ListKind.PRESS, "dan@example.org,en", "eva@example.org,nl")
                .id();
        house.core.suppressions.suppress(
                house.core.contacts.ids(new Address("ana@example.org")).get(0), Suppression.COMPLAINT);
        house.statement("k", "en", "nl");
        house.statement("other", "en");
        house.core.segments.save(house.core.organisations.all().get(0).id(), "dutch", "language = nl");
        server = new DeskServer(house);
        writer = server.signIn("writer");
    }

    Statement statement() {
        return server.house.core.statements.byKey("k").orElseThrow();
    }

    Optional<Drafts.Seen> seen() {
        return server.house.core.releases.drafts().of(statement());
    }

    Map<String, String> form(String date, String time) {
        var form = new HashMap<>(Map.of("release", "0", "version", "0", "zone", "Europe/Amsterdam"));
        form.putAll(Map.of("list", Long.toString(alerts), "channel", "feed", "date", date, "time", time));
        return form;
    }

    /** With an advance copy to the press list at ten. */
    Map<String, String> embargoed(String date, String time, String advance) {
        var to = Long.toString(press);
        return with(form(date, time), "press", to, "pressDate", advance, "pressTime", "10:00");
    }

    static Map<String, String> with(Map<String, String> form, String... more) {
        var all = new HashMap<>(form);
        for (int i = 0; i < more.length; i += 2) all.put(more[i], more[i + 1]);
        return all;
    }

    static String text(HttpResponse<String> answer) {
        return answer.body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    HttpResponse<String> look(Map<String, String> form) {
        return writer.post(server.path(GET + "/look"), form);
    }

    HttpResponse<String> save(Map<String, String> form) {
        return writer.post(server.path(GET), form);
    }

    static void mustSay(HttpResponse<String> answer, String... words) {
        for (var it : words) assertTrue(text(answer).contains(it), it + "\n" + text(answer));
    }
}
