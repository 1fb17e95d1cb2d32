package org.communique.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.app.DeskServer.Window;

/** The forms of the writing page, filled in without a script. */
record WriteForms(DeskServer server, Window window) {

    String begin(String title) {
        window.get(server.path("/statements/new"));
        var answer = window.post(
                server.path("/statements/new"),
                Map.of("title", title, "kind", "statement", "language", "en", "key", ""));
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    int save(String at, Map<String, String> fields) {
        return window.post(at.replaceAll("\\?.*", ""), form(at, fields)).statusCode();
    }

    /** As the page has it now, with these fields written anew. */
    Map<String, String> form(String at, Map<String, String> fields) {
        var page = window.get(at).body();
        var all = new HashMap<String, String>();
        all.put("summary", "");
        for (var name : List.of("language", "base", "revision"))
            all.put(name, find(page, "name=\"" + name + "\" value=\"([^\"]*)\""));
        all.putAll(fields);
        return all;
    }

    static String find(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        if (!found.find()) throw new AssertionError(pattern + " is not in " + page);
        return found.group(1);
    }
}
