package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.audience.Address;
import org.communique.audience.Contact;
import org.communique.audience.Field;
import org.communique.audience.FieldType;
import org.communique.audience.Keep;
import org.communique.audience.ListKind;
import org.communique.audience.SealedContact;
import org.communique.notice.Notice;
import org.communique.notice.NoticeKind;
import org.communique.statement.Localized;
import org.communique.store.Dialect;
import org.communique.vault.SealBroken;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** A canary goes through the house. What is left of it is looked for when the whole suite is over. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CanaryTest {

    @Test
    void the_canary_goes_through_all_rooms_and_is_known_to_nobody_afterwards() throws IOException {
        FileSystemUtils.deleteRecursively(Canary.FOLDER);
        Files.createDirectories(Canary.FOLDER);
        try (var house = new TestHouse(Canary.FOLDER, Dialect.SQLITE)) {
            var canary = taken(house);
            mailed(house);
            asked(house);
            mended(house, canary);
            aBitIsChanged(house, canary);
            copies(house);
            house.core.erasure.erase(canary.id(), "person", Keep.forEver());
            taken(house, "other@example.org,Other,x\n");
        }

        try (var files = Files.walk(Canary.FOLDER)) {
            assertEquals(
                    List.of(), Canary.found(files.filter(Files::isRegularFile).toList()));
        }
    }

    @Test
    void it_would_be_found_in_any_dress() throws IOException {
        var file = Files.createTempFile(Path.of("target"), "dress", ".txt");
        var encoder = java.util.Base64.getEncoder();
        for (var text : List.of(
                "x" + Canary.NAME,
                encoder.encodeToString(("abcd" + Canary.ADDRESS + "efg").getBytes(StandardCharsets.UTF_8)),
                encoder.encodeToString(("abcde" + Canary.ADDRESS + "efg").getBytes(StandardCharsets.UTF_8)),
                java.util.HexFormat.of().formatHex(Canary.OUTLET.getBytes(StandardCharsets.UTF_16LE)))) {
            Files.writeString(file, text);
            assertFalse(Canary.found(List.of(file)).isEmpty(), "in this dress");
        }
        Files.delete(file);
    }

    private static Contact taken(TestHouse house) {
        taken(house, Canary.ADDRESS + "," + Canary.NAME + ",en\n" + "bo@example.org,Bo,en\n");
        long id = house.core.contacts.ids(new Address(Canary.ADDRESS)).get(0);
        var contact = house.core.contacts.find(id).orElseThrow();
        assertEquals(Canary.NAME, contact.name());
        var outlet = house.core.fields.add(new Field(
                0, contact.organisation(), "outlet", Localized.same("Outlet"), FieldType.TEXT, List.of(), true));
        house.core.store.run(db -> house.core.fields.write(db, id, Map.of(outlet, Canary.OUTLET)));
        return contact;
    }

    private static void taken(TestHouse house, String rows) {
        long organisation = house.core.organisations.all().get(0).id();
        var list = house.core
                .lists
                .bySlug(organisation, "press")
                .orElseGet(() -> house.core.lists.add(organisation, "press", Localized.same("press"), ListKind.PRESS));
        var csv = ("email,name,language\n" + rows).getBytes(StandardCharsets.UTF_8);
        house.core.imports.importCsv(new ByteArrayInputStream(csv), list, "test", false);
    }

    private static void mailed(TestHouse house) {
        long organisation = house.core.organisations.all().get(0).id();
        var list = house.core.lists.bySlug(organisation, "press").orElseThrow();
        house.release(house.statement("canary", "en"), TestHouse.NINE, list);
        house.sweepAndDeliver();
        assertEquals(2, house.mail.parcels.size());
    }

    private static void asked(TestHouse house) {
        var words = Map.of(Notice.LINK, "https://news.example.org/x");
        house.core.store.run(db -> house.core.notices.owe(
                db, new Notice(NoticeKind.LINK, 1, new Address(Canary.ADDRESS), Locale.ENGLISH, words)));
        house.core.choices.requests().ask(Canary.ADDRESS, Locale.ENGLISH, "192.0.2.0");
    }

    /** The name is changed, so that pages are written over. */
    private static void mended(TestHouse house, Contact canary) {
        var outlet = house.core.fields.bySlug(canary.organisation(), "outlet").orElseThrow();
        house.core.store.run(db -> house.core.fields.write(db, canary.id(), Map.of(outlet, Canary.OUTLET + "b")));
    }

    /** Each bit of the card and of its key, one after the other. */
    private static void aBitIsChanged(TestHouse house, Contact canary) {
        var it = house.core
                .store
                .read()
                .sql("""
                        SELECT d.uid, k.wrapped, d.sealed FROM contact_card d JOIN keys.contact_key k ON k.contact = d.contact
                        WHERE d.contact = :id
                        """)
                .param("id", canary.id())
                .query((row, n) -> new SealedContact(
                        canary.id(), row.getBytes("uid"), row.getBytes("wrapped"), row.getBytes("sealed")))
                .single();
        assertEquals(Canary.ADDRESS, house.core.contacts.open(it).address());
        for (var bytes : List.of(it.uid(), it.wrapped(), it.card()))
            for (int bit = 0; bit < 8 * bytes.length; bit++) {
                int at = bit / 8;
                byte mask = (byte) (1 << bit % 8);
                bytes[at] ^= mask;
                assertThrows(SealBroken.class, () -> house.core.contacts.open(it));
                bytes[at] ^= mask;
            }
    }

    /** As a backup has it, and as a crash leaves it. */
    private static void copies(TestHouse house) throws IOException {
        house.core
                .store
                .read()
                .sql("VACUUM INTO '" + Canary.FOLDER.resolve("backup.db") + "'")
                .update();
        var data = house.core.folder.path();
        for (var it : Map.of(
                        "communique.db", "crash.db",
                        "communique.db-wal", "crash.db-wal",
                        "keys.db", "crash-keys.db",
                        "keys.db-wal", "crash-keys.db-wal")
                .entrySet()) Files.copy(data.resolve(it.getKey()), Canary.FOLDER.resolve(it.getValue()));
    }
}
