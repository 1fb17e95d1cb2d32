package org.communique.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.audience.Address;
import org.communique.audience.Chains;
import org.communique.audience.Chosen;
import org.communique.audience.Departures;
import org.communique.audience.Entry;
import org.communique.audience.Field;
import org.communique.audience.FieldType;
import org.communique.audience.Fields;
import org.communique.audience.Keep;
import org.communique.audience.Rhythm;
import org.communique.audience.Roll;
import org.communique.audience.Subscriptions;
import org.communique.audience.Suppression;
import org.communique.audience.Suppressions;
import org.communique.audience.WayOut;
import org.communique.audience.Wishes;
import org.communique.staff.Actor;
import org.communique.statement.Localized;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What taking an import back must not take. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UndoKeepsTest {

    private static final ImportOrder.Options OVERWRITE = TransferHouse.known(Entry.Known.OVERWRITE);

    @TempDir
    Path folder;

    private TransferHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_a_person_chose_after_the_import_stays_even_if_it_is_what_the_import_wrote(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        house.take("email,name,language\nana@example.org,Ana,en\n");
        var report = house.take("email,name,language,topics,rhythm\nana@example.org,Ann,mk,law,daily\n", OVERWRITE);
        choose(new Chosen(List.of(Locale.forLanguageTag("mk")), Set.of("law"), Rhythm.DAILY, Optional.empty()));

        assertEquals(1, undo(report).restored());

        assertEquals("mk daily law", traits());
        assertEquals(List.of("Ana {}"), cards());
    }

    @ParameterizedTest
    @EnumSource
    void each_value_goes_back_only_if_it_is_still_the_one_the_import_wrote(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        var beat = field("beat");
        var desk = field("desk");
        house.take("email,name,field:beat,field:desk\nana@example.org,Ana,law,north\nbo@example.org,Bo,,\n");
        var report = house.take(
                "email,name,field:beat,field:desk\nana@example.org,Ann,sport,south\nbo@example.org,,sport,south\n",
                OVERWRITE);
        long ana = ana();
        house.store.run(db -> new Fields(house.store, house.vault).write(db, ana, Map.of(desk, "west")));

        assertEquals(2, undo(report).restored());

        assertEquals(List.of("Ana {beat=law, desk=west}", "Bo {}"), cards());
        assertEquals(List.of(ana), found(beat, "law"));
        assertEquals(List.of(ana), found(desk, "west"));
        assertEquals(2, house.count("SELECT count(*) FROM contact_field"));
    }

    @ParameterizedTest
    @EnumSource
    void whoever_came_twice_in_a_file_is_again_as_before_its_first_row(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        house.take("email,name\nana@example.org,Ana\n");
        var order = house.take("email,name\nana@example.org,Ann\n", OVERWRITE);

        assertEquals(1, undo(order).restored());
        assertEquals(List.of("Ana {}"), cards());
    }

    @ParameterizedTest
    @EnumSource
    void whoever_made_a_choice_or_left_stays_with_it_and_the_rest_are_erased_for_every_backup(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        var report = house.take("email\nana@example.org\nbo@example.org\ncy@example.org\n");
        choose(new Chosen(List.of(Locale.FRENCH), Set.of(), Rhythm.WEEKLY, Optional.empty()));
        var same = house.at(TransferHouse.NOW).clock();
        new Subscriptions(house.store, house.vault, same)
                .unsubscribe(
                        house.count("SELECT max(id) FROM contact WHERE id <> " + ana()),
                        List.of(house.list.id()),
                        WayOut.PAGE);

        assertEquals(new Departures.Back(1, 1, 0, 2, 0), undo(report));

        assertEquals("confirmed unsubscribed", house.all("SELECT state FROM subscription ORDER BY contact"));
        assertEquals(
                1, house.count("SELECT count(*) FROM keys.erasure WHERE blind_index IS NULL AND done_at IS NOT NULL"));
        assertEquals(0, house.count("SELECT count(*) FROM suppression"));
        assertEquals(1, house.count("SELECT count(*) FROM audit WHERE action = 'contact.erased'"));
        assertEquals("console", house.all("SELECT actor FROM audit WHERE action = 'contact.erased'"));
        assertTrue(new Chains(house.store, house.vault)
                .prove().stream().allMatch(it -> it.fault().isEmpty()));
    }

    @ParameterizedTest
    @EnumSource
    void an_older_backup_brings_nobody_of_it_back(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        var report = house.take("email\nana@example.org\nbo@example.org\n");
        var rows = house.store.read().sql("SELECT * FROM contact").query().listOfRows();
        undo(report);

        for (var row : rows) house.store.run(db -> db.sql("""
                            INSERT INTO contact (id, organisation, blind_index, language, kind, created_at, import)
                            VALUES (:id, :organisation, :blind_index, 'en', 'subscriber', 0, 1)
                            """).params(row).update());

        assertEquals(2, house.erasure(TransferHouse.NOW).complete());
        assertEquals(0, house.count("SELECT count(*) FROM contact"));
        assertEquals(0, house.count("SELECT count(*) FROM suppression"));
    }

    @ParameterizedTest
    @EnumSource
    void suppressions_it_alone_noted_are_lifted_and_those_others_noted_too_stay(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        var suppressions = new Suppressions(
                house.store, house.vault, house.at(TransferHouse.NOW).clock());
        suppressions.suppress(
                house.organisation, new Address("before@example.org"), Suppression.MANUAL, Optional.empty());
        var file = "email,status\nana@example.org,bounced\nbo@example.org,blocked\nbefore@example.org,bounced\n";
        var report = house.take(file);
        suppressions.suppress(house.organisation, new Address("bo@example.org"), Suppression.MANUAL, Optional.empty());

        assertEquals(1, undo(report).lifted());

        assertEquals(Optional.empty(), suppressions.suppressed(house.organisation, new Address("ana@example.org")));
        assertEquals(2, house.count("SELECT count(*) FROM suppression"));
    }

    @ParameterizedTest
    @EnumSource
    void an_address_that_two_imports_say_not_to_write_to_stays_when_one_is_taken_back(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        var report = house.take("email,status\nana@example.org,bounced\n");
        house.take("email,status\nana@example.org,blocked\n");

        assertEquals(0, undo(report).lifted());
        assertEquals(1, house.count("SELECT count(*) FROM suppression"));
    }

    @ParameterizedTest
    @EnumSource
    void an_erased_contact_is_forgotten_by_the_imports_that_changed_her(Dialect dialect) {
        house = new TransferHouse(dialect, folder);
        house.take("email,name\nana@example.org,Ana\n");
        house.take("email,name\nana@example.org,Ann\n", OVERWRITE);
        assertEquals(1, house.count("SELECT count(*) FROM import_change"));

        house.erasure(TransferHouse.NOW).erase(ana(), "person", Keep.forEver());

        assertEquals(0, house.count("SELECT count(*) FROM import_change"));
    }

    private Departures.Back undo(ImportReport report) {
        return house.undo(TransferHouse.NOW.plus(Duration.ofDays(1)))
                .undo(house.organisation, report.number(), Actor.console());
    }

    private void choose(Chosen chosen) {
        long ana = ana();
        house.store.run(db -> new Wishes(house.store).choose(db, ana, chosen));
    }

    private long ana() {
        return house.store
                .read()
                .sql("SELECT id FROM contact WHERE blind_index = :blind")
                .param("blind", house.vault.blind(new Address("ana@example.org").comparable()))
                .query(Long.class)
                .single();
    }

    private Field field(String slug) {
        return new Fields(house.store, house.vault)
                .add(new Field(0, house.organisation, slug, Localized.same(slug), FieldType.TEXT, List.of(), true));
    }

    private List<Long> found(Field field, String value) {
        return house.store
                .read()
                .sql("SELECT contact FROM contact_field WHERE field = :field AND hashed = :hash")
                .param("field", field.id())
                .param("hash", new Fields(house.store, house.vault).hash(field, value))
                .query(Long.class)
                .list();
    }

    private String traits() {
        return house.all("SELECT language FROM contact") + " " + house.all("SELECT rhythm FROM contact") + " "
                + house.all("SELECT topic FROM contact_topic");
    }

    private List<String> cards() {
        var cards = new java.util.TreeSet<String>();
        new Roll(house.at(TransferHouse.NOW))
                .read(
                        house.organisation,
                        List.of(),
                        it -> cards.add(it.card().name() + " "
                                + new java.util.TreeMap<>(it.card().fields())));
        return List.copyOf(cards);
    }
}
