package org.communique.web.desk.audience;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.audience.ContactList;
import org.communique.audience.ListNumbers;
import org.jspecify.annotations.Nullable;

/**
 * A list as its row shows it.
 *
 * @param many confirmed
 */
record ListRow(
        String slug,
        String name,
        String href,
        String kind,
        String visibility,
        String joining,
        String many,
        String languages,
        long waiting) {

    static List<ListRow> of(Words words, List<ContactList> lists, List<ListNumbers.Sum> sums) {
        var byList = sums.stream().collect(Collectors.toMap(ListNumbers.Sum::list, Function.identity()));
        return lists.stream().map(it -> of(words, it, byList.get(it.id()))).toList();
    }

    private static ListRow of(Words words, ContactList list, ListNumbers.@Nullable Sum sum) {
        return new ListRow(
                list.slug(),
                words.name(list),
                words.visit().path("/audiences/lists/" + list.slug()),
                words.of("desk.audiences.kind-" + list.kind().code()),
                words.of("desk.audiences.visibility-" + list.visibility().code()),
                words.of("desk.audiences.joining-" + list.joining().code()),
                words.number(sum == null ? 0 : sum.confirmed()),
                sum == null ? "" : words.languages(sum.languages()),
                sum == null ? 0 : sum.waiting());
    }
}
