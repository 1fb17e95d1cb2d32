package org.communique.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs commands on the data folder of a house, with its settings and its clock. */
final class Commands {

    String out = "";
    String err = "";

    /** The exit code. */
    int run(TestHouse house, String... arguments) {
        var all = new ArrayList<String>();
        house.settings.forEach((key, value) -> all.addAll(List.of("--set", key + "=" + value)));
        all.addAll(List.of(arguments));
        var written = new StringWriter();
        var errors = new StringWriter();
        int code = new Communique(Map.of(), house.clock)
                .run(new PrintWriter(written, true), new PrintWriter(errors, true), all.toArray(String[]::new));
        out = written.toString();
        err = errors.toString();
        return code;
    }
}
