package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.app.DeskServer.Window;
import org.communique.audience.Address;
import org.communique.audience.ListKind;
import org.communique.audience.WayOut;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of people on their way in, through the pages. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportPagesTest {

    private static final Map<String, String> GROUND =
            Map.of("basis", "They agreed on paper", "source", "our old system", "list", "alerts", "known", "keep");

    @TempDir
    static Path folder;

    static DeskServer server;
    static Path cut;
    static Path kept;

    @BeforeAll
    static void start() throws IOException {
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.settings.put("transfer.upload-mb", "4");
        house.list("alerts", ListKind.PUBLIC);
        house.core.folder.makeTransfer();
        cut = Files.writeString(house.core.folder.transfer().resolve("upload_1a2b_00000001.tmp"), "ana@people.example");
        kept = Files.writeString(house.core.folder.transfer().resolve("upload_1a2b.csv"), "ana@people.example");
        server = new DeskServer(house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void what_a_killed_server_left_of_an_upload_is_gone_after_the_next_start() {
        assertFalse(Files.exists(cut));
        assertTrue(Files.exists(kept), "whatever is no half upload");
    }

    @Test
    void a_file_is_looked_at_tried_taken_in_once_and_undone() throws IOException {
        var keeper = server.signIn("list-keeper");
        long left = left("left@people.example");
        var lying = uploaded();
        var path = upload(keeper, "Courriel;Nom\nana@people.example;Ana\nleft@people.example;Lea\nno address;Ben\n");

        var look = keeper.get(path).body();
        var faulty = keeper.post(path + "/check", Map.of("list", "alerts"));
        keeper.post(path + "/check", with("column-0", "email", "column-1", "name"));
        var tried = when(keeper, path, "What would happen");
        boolean before = known("ana@people.example");
        keeper.post(path + "/take", Map.of());
        keeper.post(path + "/take", Map.of());
        var done = when(keeper, path, "What has happened");

        assertTrue(look.contains("ana@people.example") && look.contains("UTF-8"), look);
        assertEquals(422, faulty.statusCode());
        assertTrue(tried.contains("kept out: they had left") && tried.contains("Take 1 people in"), tried);
        assertTrue(tried.contains(">4</th>"), "the row as a spreadsheet counts");
        assertTrue(tried.contains("No address that mail can be sent to"), "in the words of the desk");
        assertFalse(tried.contains("ana@people.example"), "only the look shows rows");
        assertFalse(before, "the dry run changes nothing");
        assertTrue(known("ana@people.example") && done.contains("You can undo it"), done);
        assertEquals(1, imports(), "the second click finds nothing to do");
        Patience.await(() -> lying.equals(uploaded())); // the file goes when all is said
        assertEquals("unsubscribed", state(left));
        assertTrue(keeper.post(path + "/errors", Map.of()).body().contains("no address"));
        var log = keeper.get(server.path("/imports")).body();
        var undo = log.replaceAll("(?s).*?action=\"([^\"]*/undo)\".*", "$1"); // the newest comes first
        keeper.post(undo, Map.of());
        assertFalse(known("ana@people.example"), "undone");
    }

    @Test
    void nobody_else_sees_an_upload_not_even_another_list_keeper() {
        var keeper = server.signIn("list-keeper");
        var path = upload(keeper, "email\nsecret@people.example\n");
        server.user("other-keeper", Role.LIST_KEEPER);

        var other = server.signIn("other-keeper").get(path);

        assertEquals(404, other.statusCode());
        keeper.post(path + "/discard", Map.of());
        assertTrue(keeper.get(path).body().contains("not here any more"));
    }

    @Test
    void broken_files_get_a_clear_answer() {
        var keeper = server.signIn("list-keeper");
        keeper.get(server.path("/imports"));

        var empty = keeper.upload(server.path("/imports"), Map.of("format", "csv"), new byte[0]);
        var zip = open(keeper, "mailchimp", "PK\u0003\u0004 broken".getBytes(StandardCharsets.UTF_8));
        var nul = open(keeper, "csv", "email\na\0b@people.example\n".getBytes(StandardCharsets.UTF_8));
        var utf16 = open(keeper, "csv", "\uFEFFemail,name\nx@people.example,X\n".getBytes(StandardCharsets.UTF_16LE));
        var large = keeper.upload(server.path("/imports"), Map.of("format", "csv"), new byte[4 * 1024 * 1024 + 1]);

        assertEquals(422, empty.statusCode());
        assertTrue(zip.contains("This file cannot be read so."), zip);
        assertTrue(nul.contains("What the columns say"), nul);
        assertTrue(utf16.contains("x@people.example"), utf16);
        assertEquals(422, large.statusCode());
        assertTrue(large.body().contains("larger than this house takes"), large.body());
    }

    @Test
    void a_hundred_thousand_rows_with_a_thousand_faults_are_tried_in_seconds_and_named_by_their_row() {
        var keeper = server.signIn("list-keeper");
        var rows = IntStream.rangeClosed(1, 100_000)
                .mapToObj(i -> i % 100 == 0 ? "broken " + i : "p" + i + "@people.example")
                .collect(Collectors.joining("\n"));
        var path = upload(keeper, "email\n" + rows + "\n");
        long began = System.nanoTime();

        keeper.post(path + "/check", with("column-0", "email", "x", "y"));
        var tried = when(keeper, path, "What would happen");

        System.out.println("dry run of 100,000 rows by the pages: " + (System.nanoTime() - began) / 1_000_000 + " ms");
        assertTrue(tried.contains("Take 99,000 people in") && tried.contains(">1,000<"), tried);
        assertTrue(tried.contains(">101</th>") && tried.contains(">1501</th>") && !tried.contains(">1601</th>"), tried);
    }

    private static Map<String, String> with(String one, String value, String another, String other) {
        var all = new java.util.HashMap<>(GROUND);
        all.put(one, value);
        all.put(another, other);
        return all;
    }

    private static String upload(Window keeper, String csv) {
        keeper.get(server.path("/imports"));
        var answer =
                keeper.upload(server.path("/imports"), Map.of("format", "csv"), csv.getBytes(StandardCharsets.UTF_8));
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static String open(Window keeper, String format, byte[] file) {
        var answer = keeper.upload(server.path("/imports"), Map.of("format", format), file);
        return keeper.get(answer.headers().firstValue("Location").orElseThrow()).body();
    }

    /** The page once it says so: something is under way in the background. */
    private static String when(Window keeper, String path, String words) {
        Patience.await(() -> keeper.get(path).body().contains(words));
        return keeper.get(path).body();
    }

    private static long left(String address) {
        var list = server.house.core.lists.bySlug(server.first(), "alerts").orElseThrow();
        long contact = Members.contact(server.house, list.id(), address);
        server.house.core.subscriptions.unsubscribe(contact, java.util.List.of(list.id()), WayOut.STAFF);
        return contact;
    }

    private static boolean known(String address) {
        return !server.house.core.contacts.ids(new Address(address)).isEmpty();
    }

    private static long imports() {
        return server.house.core.transfer.log().all(server.first()).stream()
                .filter(it -> it.source().equals("our old system"))
                .count();
    }

    /** Names of the uploaded files that lie there. */
    private static Set<String> uploaded() {
        try (var files = Files.list(server.house.core.folder.transfer())) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.startsWith("upload"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String state(long contact) {
        return server.house
                .core
                .store
                .read()
                .sql("SELECT state FROM subscription WHERE contact = :contact")
                .param("contact", contact)
                .query(String.class)
                .single();
    }
}
