package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.communique.store.Databases;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code send} waits before the first message if it is told to. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SendHoldTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void no_message_leaves_within_the_hold() throws Exception {
        var arrivals = new CopyOnWriteArrayList<Instant>();
        try (var sink = new Sink()) {
            sink.atMessage = number -> arrivals.add(Clock.systemUTC().instant());
            var begun = Clock.systemUTC().instant();

            send(sink, "--hold", "3");

            assertEquals(1, arrivals.size());
            assertFalse(arrivals.get(0).isBefore(begun.plusSeconds(3)));
        }
    }

    private void send(Sink sink, String... more) throws Exception {
        var statement = Files.writeString(
                folder.resolve("winter.en.md"),
                "---\nstatement: winter\nlanguage: en\nkind: statement\ntitle: Winter\nsummary: A summary\n---\nWords\n");
        var people = Files.writeString(folder.resolve("people.csv"), "email,language\nana@example.org,en\n");
        Databases.migrate(folder.resolve("data"));
        var all = new java.util.ArrayList<>(List.of(
                "--data",
                folder.resolve("data").toString(),
                "send",
                statement.toString(),
                "--to",
                people.toString(),
                "--smtp",
                "127.0.0.1:" + sink.port()));
        all.addAll(List.of(more));
        var out = new StringWriter();
        int code = new Communique(Map.of(), Clock.systemUTC())
                .run(new PrintWriter(out, true), new PrintWriter(out, true), all.toArray(String[]::new));
        assertEquals(0, code, out.toString());
    }
}
