package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.communique.app.Members.Things;
import org.communique.audience.Address;
import org.communique.audience.ContactIds;
import org.communique.audience.ListKind;
import org.communique.staff.Actor;
import org.communique.store.Dialect;
import org.communique.vault.RowIds;
import org.communique.vault.Tokens.Purpose;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A running server, and three people with a link of every kind: two of one organisation and one of another. */
final class Persons implements AutoCloseable {

    /**
     * Somebody.
     *
     * @param ids what stands in her links; a purpose without an id is not tried
     */
    record Person(String name, long contact, Map<Purpose, byte[]> ids) {}

    private final Sink relay = new Sink();
    private final ConfigurableApplicationContext context;
    final TestHouse house;
    final RawHttp http;
    final Person ana;
    final Person ben;
    final Person cem;

    Persons(Path folder) {
        house = new TestHouse(folder, Dialect.SQLITE);
        house.settings.putAll(Map.of(
                "site.port", "0",
                "site.base-url", Instance.BASE,
                "mail.smtp-host", "127.0.0.1",
                "mail.smtp-port", Integer.toString(relay.port()),
                "mail.smtp-security", "none",
                "feed.full-per-minute", "0"));
        house.restart();
        house.publishing();
        var members = new Members(house);
        var ben = Members.contact(house, members.own.list(), "ben@skopje.example");
        for (var of : java.util.List.of(members.own, members.foreign)) embargoed(of);
        house.sweepAndDeliver();
        house.pass(Duration.ofHours(1));
        house.sweepAndDeliver();
        ana = person("ana", members.own.contact());
        this.ben = person("ben", ben);
        cem = person("cem", members.foreign.contact());
        context = ServeCommand.start(house.core);
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        http = new RawHttp(InetAddress.getLoopbackAddress(), port);
        Patience.await(() -> http.get("/actuator/health").status() == 200);
    }

    /** The routes of the server. */
    ConfigurableApplicationContext context() {
        return context;
    }

    /** Everybody of an organisation has an advance copy of something that comes out much later. */
    private void embargoed(Things of) {
        var core = house.core;
        long organisation = core.organisations.bySlug(of.name()).orElseThrow().id();
        var press = core.desks()
                .lists()
                .create(
                        Actor.console(),
                        of.name(),
                        new org.communique.workspace.ListDesk.Wish(
                                "press", org.communique.statement.Localized.same("Press"), ListKind.PRESS));
        for (var address : java.util.List.of("ana@" + of.name() + ".example", "ben@" + of.name() + ".example"))
            Members.contact(house, press.id(), address);
        var statement = Members.statement(house, of.name(), "later-" + of.name(), "");
        if (statement.organisation() != organisation) throw new AssertionError();
        house.embargoed(statement, TestHouse.NINE.plus(Duration.ofDays(2)), TestHouse.NINE.plusSeconds(1), press);
        house.pass(Duration.ofSeconds(1));
    }

    private Person person(String name, long contact) {
        var ids = new HashMap<Purpose, byte[]>();
        ids.put(Purpose.UNSUBSCRIBE, delivery(contact, "public"));
        ids.put(Purpose.ADVANCE, delivery(contact, "advance"));
        ids.put(
                Purpose.PREFERENCES,
                new ContactIds(house.core.store, house.core.vault).name(contact).orElseThrow());
        return new Person(name, contact, ids);
    }

    private byte[] delivery(long contact, String phase) {
        return house.core
                .store
                .read()
                .sql("""
                        SELECT d.id, x.salt FROM delivery d JOIN dispatch x ON x.id = d.dispatch
                        WHERE d.contact = :contact AND x.phase = :phase AND x.channel = 'mail'
                        """)
                .param("contact", contact)
                .param("phase", phase)
                .query((row, n) ->
                        new RowIds(house.core.vault).name(new RowIds.Row(row.getLong("id"), row.getLong("salt"))))
                .single();
    }

    /** A token of a person's for a purpose. */
    String token(Person person, Purpose purpose) {
        return house.core.tokens.issue(person.ids().get(purpose), purpose);
    }

    /** Whom an address belongs to. */
    Address address(Person person) {
        return house.core.contacts.find(person.contact()).orElseThrow().address();
    }

    @Override
    public void close() {
        try {
            http.close();
            context.close();
            house.close();
            relay.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
