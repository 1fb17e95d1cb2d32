package org.communique.mail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.communique.delivery.Parcel;
import org.communique.render.Slots;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Microseconds to make one recipient's mail of 20 kB: filling the template, all of the composer, and the usual way. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FillBench {

    static final int RUNS = Integer.getInteger("runs", 7);

    static final Tokens TOKENS = new Tokens(new Vault(new byte[32]));
    static final String ENGLISH = "A trafficked person needs support that is not tied to the police. ";
    static final String ARABIC = "يحتاج الشخص الذي تعرّض للاتجار إلى دعم غير مشروط. ";

    @Test
    void mails_of_twenty_kilobytes() throws Exception {
        for (var greeted : new boolean[] {false, true}) {
            measure("quoted-printable", parcel("en", ENGLISH, 145, greeted), greeted);
            measure("base64", parcel("ar", ARABIC, 80, greeted), greeted);
        }
    }

    private static void measure(String encoding, Parcel parcel, boolean greeted) throws Exception {
        var composer = new Composer(TOKENS, "https://news.example.org");
        var bytes = composer.compose(parcel);
        if (!Wire.encoding(bytes, 1).equals(encoding)) throw new IllegalStateException("not " + encoding);
        var rendered = parcel.editions().get(0).rendered();
        var template = new MessageTemplate(
                List.of(),
                Cut.of(rendered.text(), Slots.Context.TEXT, Map.of()),
                Cut.of(rendered.html(), Slots.Context.HTML, Map.of()));
        var values = Map.of(
                Slots.UNSUBSCRIBE_URL,
                "https://news.example.org/u/v1.AAAAAAAAAAcAAAAAAAAAAQFJtjTE9824mLv-tb1Gh-nc",
                Slots.PREFERENCES_URL,
                "https://news.example.org/p/v1.AAAAAAAAAAcAAAAAAAAAAQFJtjTE9824mLv-tb1Gh-nc",
                Slots.GREETING,
                "Dear Anna Petrova,",
                Slots.LIST_NAME,
                "Alerts");
        var personal = List.of(
                new MailHeader("To", "Anna <anna@example.org>"),
                new MailHeader("Message-ID", "<00000000000000070000000000000001@example.org>"));
        print(
                "fill %-16s %2d kB %s greeting: fill %5.1f us, compose %5.1f us, with Angus %6.1f us",
                encoding,
                bytes.length / 1024,
                greeted ? "with" : "no  ",
                median(20_000, () -> template.fill(personal, values)),
                median(20_000, () -> composer.compose(parcel)),
                median(500, () -> AngusWay.compose(parcel, values)));
    }

    private static Parcel parcel(String language, String words, int times, boolean greeted) {
        var slots = (greeted ? Slots.marker(Slots.GREETING) : "Hello") + "\n\n";
        var end = "\n\n-- \n" + Slots.marker(Slots.PREFERENCES_URL) + "\n" + Slots.marker(Slots.UNSUBSCRIBE_URL) + "\n";
        var text = slots + (words + "\n").repeat(times) + end;
        var html = "<p>" + slots + "</p>" + ("<p>" + words + "</p>\n").repeat(times) + end;
        return Parcels.rendered(
                Parcels.parcel(1, language, "anna@example.org", "Anna Petrova", "Alerts", "Org"), "S", text, html);
    }

    /** Median of several runs, in microseconds of this thread's processor time a mail: other programs do not count. */
    private static double median(int mails, Making making) throws Exception {
        var thread = ManagementFactory.getThreadMXBean();
        var micros = new double[RUNS];
        for (int run = -2; run < RUNS; run++) {
            long begun = thread.getCurrentThreadCpuTime();
            for (int i = 0; i < mails; i++) if (making.make().length < 1000) throw new IllegalStateException();
            if (run >= 0) micros[run] = (thread.getCurrentThreadCpuTime() - begun) / 1e3 / mails;
        }
        Arrays.sort(micros);
        return micros[RUNS / 2];
    }

    private static void print(String format, Object... figures) throws IOException {
        var line = String.format(java.util.Locale.ROOT, format, figures);
        Files.writeString(
                Path.of("target/bench.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.println(line);
    }

    /** Makes one mail. */
    interface Making {
        byte[] make() throws Exception;
    }
}
