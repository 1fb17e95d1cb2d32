package org.communique.web.desk.audience;

import java.util.List;
import org.communique.staff.Permission;
import org.communique.web.desk.Visit;

/** One of the pages about the audience that a visitor may see. @param key of its words, {@code desk.audiences.tab-…} */
record Tab(String key, String href) {

    private record Way(String key, String path, Permission permission) {}

    private static final List<Way> WAYS = List.of(
            new Way("lists", "/audiences", Permission.LIST_READ),
            new Way("segments", "/audiences/segments", Permission.SEGMENT_READ),
            new Way("fields", "/audiences/fields", Permission.SEGMENT_READ),
            new Way("people", "/people", Permission.CONTACT_READ_ONE),
            new Way("imports", "/imports", Permission.CONTACT_IMPORT),
            new Way("exports", "/exports", Permission.CONTACT_EXPORT));

    static List<Tab> of(Visit visit) {
        return WAYS.stream()
                .filter(it ->
                        visit.actor().may(it.permission(), visit.organisation().id()))
                .map(it -> new Tab("desk.audiences.tab-" + it.key(), visit.path(it.path())))
                .toList();
    }
}
