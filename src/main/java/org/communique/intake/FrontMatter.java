package org.communique.intake;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys of the front matter with their lines. YAML is read as a tree only: no tag makes an object. */
final class FrontMatter {

    /** Every key there is. */
    static final List<String> KEYS = List.of(
            "statement",
            "language",
            "title",
            "summary",
            "kind",
            "topics",
            "tags",
            "organisation",
            "slug",
            "attachments",
            "image",
            "gathers",
            "re-releases",
            "correction",
            "minor");

    /** What an image or attachment can say of itself. */
    private static final List<String> FILE_KEYS = List.of("file", "description", "credit", "licence");

    /** The first line of the YAML is the second of the file. */
    private static final int OFFSET = 2;

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Faults faults;
    private boolean readable = true;

    private FrontMatter(Faults faults) {
        this.faults = faults;
    }

    static FrontMatter read(Source source, Faults faults) {
        var matter = new FrontMatter(faults);
        try {
            var root = new Yaml(options()).compose(new java.io.StringReader(source.matter()));
            if (root instanceof MappingNode mapping) mapping.getValue().forEach(matter::add);
            else faults.add(1, "front matter", "it holds no keys: write statement, language, title and summary");
        } catch (MarkedYAMLException e) {
            matter.readable = false;
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + OFFSET;
            faults.add(
                    line,
                    "front matter",
                    "it is not YAML: " + e.getProblem() + "; put text with : or # in quotation marks");
        } catch (YAMLException e) {
            matter.readable = false;
            faults.add(1, "front matter", "it is not YAML that we read: no tags, no anchors, no control characters");
        }
        return matter;
    }

    /** The line of a key, or that of the front matter if it is not there. */
    int line(String key) {
        return lines.getOrDefault(key, 1);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** A text; empty if the key is not there or is no text, which is a fault then. */
    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).flatMap(node -> scalar(key, node));
    }

    /** A text that must be there. Of YAML that cannot be read nobody knows what is missing, so nothing is said of it. */
    Optional<String> required(String key) {
        if (!has(key)) {
            if (readable) faults.add(1, key, "it is missing: add " + key + ": …");
            return Optional.empty();
        }
        return text(key);
    }

    /** A list of texts; one text alone is a list of one. */
    List<Item> items(String key) {
        var node = values.get(key);
        if (node == null) return List.of();
        if (node instanceof SequenceNode sequence)
            return sequence.getValue().stream()
                    .flatMap(it -> item(key, it).stream())
                    .toList();
        return item(key, node).stream().toList();
    }

    /**
     * An element of a list: a text, or a small mapping such as {@code {file: …, description: …}}.
     *
     * @param fields by key; a plain text stands under {@code file}
     */
    record Item(int line, Map<String, String> fields) {

        String text() {
            return fields.getOrDefault("file", "");
        }
    }

    private Optional<Item> item(String key, Node node) {
        int line = node.getStartMark().getLine() + OFFSET;
        if (!(node instanceof MappingNode mapping))
            return scalar(key, node).map(text -> new Item(line, Map.of("file", text)));
        if (!key.equals("image") && !key.equals("attachments")) {
            faults.add(line, key, "write words here, not keys with values");
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, String>();
        for (var tuple : mapping.getValue()) {
            var name = tuple.getKeyNode() instanceof ScalarNode it ? it.getValue() : "";
            if (!FILE_KEYS.contains(name))
                faults.add(line, key, "write file, description, credit and licence, nothing else");
            else scalar(key, tuple.getValueNode()).ifPresent(text -> fields.put(name, text));
        }
        return Optional.of(new Item(line, fields));
    }

    private void add(NodeTuple tuple) {
        int line = tuple.getKeyNode().getStartMark().getLine() + OFFSET;
        var key = tuple.getKeyNode() instanceof ScalarNode it ? it.getValue() : "";
        if (!KEYS.contains(key)) faults.add(line, key, "no such key: did you mean " + nearest(key) + "?");
        else if (values.containsKey(key)) faults.add(line, key, "it is there twice: keep one");
        else {
            values.put(key, tuple.getValueNode());
            lines.put(key, line);
        }
    }

    private Optional<String> scalar(String key, Node node) {
        int line = node.getStartMark().getLine() + OFFSET;
        if (!(node instanceof ScalarNode it)) {
            faults.add(line, key, "write text here, not a list or more keys");
            return Optional.empty();
        }
        if (it.getTag().equals(Tag.NULL) || it.getValue().isBlank()) {
            faults.add(line, key, "it is empty");
            return Optional.empty();
        }
        if (it.getValue().chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
            faults.add(line, key, "it holds a control character: type it again");
            return Optional.empty();
        }
        return Optional.of(it.getValue().strip().replaceAll("\\s*\\n\\s*", " "));
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        options.setNestingDepthLimit(5);
        options.setCodePointLimit(Source.LONGEST);
        return options;
    }

    private static String nearest(String key) {
        return KEYS.stream()
                .min(Comparator.comparingInt(known -> distance(key.toLowerCase(java.util.Locale.ROOT), known)))
                .orElseThrow();
    }

    /** Levenshtein's distance: letters to add, drop or change. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= Math.min(a.length(), 40); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
