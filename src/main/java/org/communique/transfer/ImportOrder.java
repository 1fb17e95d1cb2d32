package org.communique.transfer;

import java.util.List;
import java.util.Map;
import org.communique.audience.ContactList;
import org.communique.audience.Entry;
import org.communique.audience.Visibility;
import org.communique.staff.Actor;

/**
 * What is asked for with a file.
 *
 * @param lists  of one organisation, at least one
 * @param basis  the wording these people agreed to, or the ground the organisation declares (GDPR Art. 6); kept as evidence
 * @param source where the addresses come from (Art. 14(2)(f))
 * @param actor  who asks
 */
public record ImportOrder(
        Format format, List<ContactList> lists, String basis, String source, Actor actor, Options options) {

    /**
     * How.
     *
     * @param dryRun  true to learn what would happen and change nothing
     * @param known   what happens to contacts that are there already
     * @param asked   true if each new subscription waits for the person to confirm it
     * @param mapping meaning by name of the column: a {@link Meaning#code()} or {@code field:slug}; the rest is guessed
     */
    public record Options(boolean dryRun, Entry.Known known, boolean asked, Map<String, String> mapping) {
        /** Takes in, keeps what is known, guesses the columns. */
        public static final Options PLAIN = new Options(false, Entry.Known.KEEP, false, Map.of());

        public Options {
            mapping = Map.copyOf(mapping);
        }
    }

    /** @throws InvalidImport without a basis, a source or a list */
    public ImportOrder {
        lists = List.copyOf(lists);
        if (basis.isBlank()) throw new InvalidImport(ImportFault.Kind.NO_BASIS);
        if (source.isBlank()) throw new InvalidImport(ImportFault.Kind.NO_SOURCE);
        if (lists.isEmpty()) throw new InvalidImport(ImportFault.Kind.NO_LIST);
        if (options.asked() && lists.stream().anyMatch(it -> it.visibility() == Visibility.PRIVATE))
            throw new InvalidImport(ImportFault.Kind.PRIVATE_LIST);
        for (var meaning : options.mapping().values())
            if (!meaning.matches("field:[a-z0-9]+(-[a-z0-9]+)*")
                    && Meaning.of(meaning).isEmpty()) throw new InvalidImport(ImportFault.Kind.NO_MEANING, meaning);
    }

    long organisation() {
        return lists.get(0).organisation();
    }
}
