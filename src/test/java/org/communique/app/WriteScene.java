package org.communique.app;

import java.util.List;
import java.util.Locale;
import org.communique.drafting.DraftText;
import org.communique.drafting.Notes;
import org.communique.drafting.Version.Cause;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.statement.Kind;
import org.communique.workspace.DraftDesk;

/** Texts that wait at a desk, with notes of colleagues. */
record WriteScene(DeskServer server) {

    void user(String name, String language) {
        server.house.core.users.add(new User(name, "Shown " + name, Locale.forLanguageTag(language)));
        server.house.core.users.setPassword(name, DeskServer.PASSWORD);
        server.house.core.staff.grant(name, server.first(), Role.WRITER, Actor.console());
    }

    void statement(String key, Locale language, String title, String body) {
        var desk = server.house.core.desks().drafts();
        var of = server.house.core.organisations.all().get(0).slug();
        var actor = server.house.core.staff.actor("writer");
        if (!begun(key)) desk.begin(actor, of, new DraftDesk.Beginning(Kind.STATEMENT, Locale.ENGLISH, title, key));
        var now = desk.open(actor, of, key).in(language);
        var text = new DraftText(title, title, body, "", title, "", "", "correction", title, List.of());
        desk.save(actor, of, key, new DraftDesk.Edit(language, now.version(), now.revision(), text, Cause.WRITTEN));
    }

    private boolean begun(String key) {
        var of = server.house.core.organisations.all().get(0).slug();
        return server.house.core.desks().drafts().all(Actor.console(), of).stream()
                .anyMatch(it -> it.key().equals(key));
    }

    void note(String key, String text) {
        var of = server.house.core.organisations.all().get(0).slug();
        var wish = new Notes.Wish(Locale.ENGLISH, 1, text, text);
        server.house.core.desks().drafts().note(server.house.core.staff.actor("writer"), of, key, wish);
    }
}
