package org.communique.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.communique.audience.Roll;
import org.communique.store.Json;

/** How an exported contact is written: as a row our import reads again, or as a line of JSON with all evidence. */
final class ExportForm {

    private final List<String> fields;
    private final boolean json;

    ExportForm(List<String> fields, boolean json) {
        this.fields = fields;
        this.json = json;
    }

    String header() {
        if (json) return "";
        var header = new ArrayList<>(List.of(
                "email",
                "name",
                "language",
                "country",
                "rhythm",
                "topics",
                "list",
                "kind",
                "status",
                "consent-at",
                "consent-source",
                "consent-wording"));
        fields.forEach(it -> header.add("field:" + it));
        return "\uFEFF" + Cells.line(header);
    }

    String line(Roll.Line line) {
        return json ? Json.write(object(line)) + "\n" : Cells.line(row(line));
    }

    private List<String> row(Roll.Line line) {
        var given = line.evidence().stream().reduce((a, b) -> b);
        var row = new ArrayList<>(List.of(
                line.card().address().value(),
                line.card().name(),
                line.languages(),
                line.country(),
                line.rhythm(),
                String.join(";", line.topics()),
                line.list(),
                line.kind(),
                line.state(),
                given.map(it -> it.at().toString()).orElse(""),
                given.map(Roll.Given::source).orElse(""),
                given.map(Roll.Given::wording).orElse("")));
        fields.forEach(it -> row.add(line.card().fields().getOrDefault(it, "")));
        return row;
    }

    private static Object object(Roll.Line line) {
        var object = new LinkedHashMap<String, Object>();
        object.put("email", line.card().address().value());
        object.put("name", line.card().name());
        object.put("languages", List.of(line.languages().split(",")));
        object.put("country", line.country());
        object.put("kind", line.kind());
        object.put("rhythm", line.rhythm());
        object.put("topics", line.topics());
        object.put("fields", line.card().fields());
        object.put("list", line.list());
        object.put("state", line.state());
        object.put("consent", line.evidence().stream().map(ExportForm::given).toList());
        return object;
    }

    private static Object given(Roll.Given it) {
        var object = new LinkedHashMap<String, Object>();
        object.put("event", it.event());
        object.put("at", it.at().toString());
        object.put("source", it.source());
        object.put("language", it.language());
        object.put("wording", it.wording());
        return object;
    }
}
