package org.communique.app;

import java.io.PrintWriter;
import org.communique.store.Json;

/** What a command prints: a JSON document, or lines for people. */
final class Output {

    private final PrintWriter out;
    private final boolean json;

    Output(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** One answer: the record as JSON, or the lines. */
    void print(Object answer, Iterable<String> lines) {
        if (json) out.println(Json.write(answer));
        else lines.forEach(out::println);
        out.flush();
    }

    /** A line for people only. */
    void line(String text) {
        if (!json) out.println(text);
        out.flush();
    }

    /** Shows how far something is: a bar that moves on a terminal, a line now and then elsewhere. */
    Progress progress(String what) {
        return new Progress(out, what, !json && System.console() != null, json);
    }
}
