package org.communique.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.store.Json;

/**
 * Why a file cannot be taken in, or not so, as a whole; and what is to be done. The words are in the files of phrases of the desk.
 *
 * @param arguments what the words name, such as a column; no people
 */
public record ImportFault(Kind kind, List<String> arguments) {

    /** Each has a phrase of its own. */
    public enum Kind {
        NO_BASIS,
        NO_SOURCE,
        NO_LIST,
        /** The new ones are to confirm, and nobody can confirm a private list. */
        PRIVATE_LIST,
        /** Named: what the column was said to mean. */
        NO_MEANING,
        /** Named: the columns. */
        NO_COLUMN,
        /** Named: the field that nobody has declared. */
        NO_FIELD,
        /** An export was asked for a list of somebody else. */
        FOREIGN_LIST,
        /** That confirms an export. */
        WRONG_CODE,
        /** Named: when. */
        EXPORTED_LATELY,
        /** Named: how many files a zip may hold. */
        MANY_PARTS,
        NO_PARTS,
        BROKEN_ZIP,
        LARGE_ZIP,
        /** Of people, in a zip. */
        NO_TABLE,
        /** The file is empty, or its first line is broken. */
        NO_HEADER,
        /** Named: the number of the import. */
        NO_IMPORT,
        /** Named: its number; it is under way, or taken back already. */
        NOT_TO_UNDO,
        /** Named: its number, and how many days it could be taken back. */
        TOO_OLD;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public ImportFault {
        arguments = List.copyOf(arguments);
    }

    static ImportFault of(Kind kind, Object... arguments) {
        return new ImportFault(
                kind, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** Of its phrase, which takes the arguments in their order. */
    public String key() {
        return "desk.imports.invalid-" + kind.code();
    }

    String written() {
        return Json.write(this);
    }

    /** @return empty for what is none: until lately a sentence stood there */
    static Optional<ImportFault> read(String written) {
        return written.startsWith("{") ? Optional.of(Json.read(written, ImportFault.class)) : Optional.empty();
    }
}
