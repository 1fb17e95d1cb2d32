package org.communique.app;

import static org.communique.app.DeskRoutes.needs;
import static org.communique.staff.Permission.CONTACT_CHANGE;
import static org.communique.staff.Permission.CONTACT_ERASE;
import static org.communique.staff.Permission.CONTACT_EXPORT;
import static org.communique.staff.Permission.CONTACT_IMPORT;
import static org.communique.staff.Permission.CONTACT_READ_ONE;
import static org.communique.staff.Permission.LIST_MANAGE;
import static org.communique.staff.Permission.LIST_READ;
import static org.communique.staff.Permission.PRESS_MANAGE;
import static org.communique.staff.Permission.PRESS_READ;
import static org.communique.staff.Permission.RELEASE_PUBLISH;
import static org.communique.staff.Permission.SEGMENT_MANAGE;
import static org.communique.staff.Permission.SEGMENT_READ;
import static org.communique.staff.Permission.STATEMENT_READ;
import static org.communique.staff.Permission.SUBSCRIPTION_APPROVE;

import java.util.Map;
import java.util.function.Function;
import org.communique.app.DeskRoutes.Route;
import org.communique.app.Members.Things;

/** Routes of the pages about lists, people, files, the press and feeds. */
final class PeopleRoutes {

    private static final String DESK = " /desk/{organisation}";

    static final Map<String, Route> TABLE = Map.ofEntries(
            get("/audiences", needs(LIST_READ, it -> "/audiences")),
            get("/audiences/lists/new", needs(LIST_MANAGE, it -> "/audiences/lists/new")),
            post("/audiences/lists/new", needs(LIST_MANAGE, it -> "/audiences/lists/new")),
            get("/audiences/lists/{list}", needs(LIST_READ, list(""))),
            post("/audiences/lists/{list}", needs(LIST_MANAGE, list(""))),
            post("/audiences/lists/{list}/requests/{contact}", needs(SUBSCRIPTION_APPROVE, it -> list("/requests/"
                            + it.contact())
                    .apply(it))),
            get("/audiences/segments", needs(SEGMENT_READ, it -> "/audiences/segments")),
            post("/audiences/segments", needs(SEGMENT_MANAGE, it -> "/audiences/segments")),
            post("/audiences/segments/count", needs(SEGMENT_READ, it -> "/audiences/segments/count")),
            post(
                    "/audiences/segments/{segment}/remove",
                    needs(SEGMENT_MANAGE, it -> "/audiences/segments/" + it.name() + "/remove")),
            get("/audiences/fields", needs(SEGMENT_READ, it -> "/audiences/fields")),
            post("/audiences/fields", needs(LIST_MANAGE, it -> "/audiences/fields")),
            get("/people", needs(CONTACT_READ_ONE, it -> "/people")),
            post("/people", needs(CONTACT_READ_ONE, it -> "/people")),
            get("/people/{id}", needs(CONTACT_READ_ONE, person(""))),
            post("/people/{id}/unmask", needs(CONTACT_READ_ONE, person("/unmask"))),
            post("/people/{id}/leave", needs(CONTACT_CHANGE, person("/leave"))),
            post("/people/{id}/export", needs(CONTACT_EXPORT, person("/export"))),
            post("/people/{id}/erase", needs(CONTACT_ERASE, person("/erase"))),
            get("/imports", needs(CONTACT_IMPORT, it -> "/imports")),
            post("/imports", needs(CONTACT_IMPORT, it -> "/imports")),
            post(
                    "/imports/done/{number}/undo",
                    needs(CONTACT_IMPORT, it -> "/imports/done/" + it.people().imported() + "/undo")),
            get("/imports/{uid}", needs(CONTACT_IMPORT, upload(""))),
            get("/imports/{uid}/progress", needs(CONTACT_IMPORT, upload("/progress"))),
            post("/imports/{uid}/check", needs(CONTACT_IMPORT, upload("/check"))),
            post("/imports/{uid}/take", needs(CONTACT_IMPORT, upload("/take"))),
            post("/imports/{uid}/discard", needs(CONTACT_IMPORT, upload("/discard"))),
            post("/imports/{uid}/errors", needs(CONTACT_IMPORT, upload("/errors"))),
            get("/exports", needs(CONTACT_EXPORT, it -> "/exports")),
            post("/exports", needs(CONTACT_EXPORT, it -> "/exports")),
            post("/exports/{id}/confirm", needs(CONTACT_EXPORT, export("/confirm"))),
            post("/exports/{id}/decline", needs(CONTACT_EXPORT, export("/decline"))),
            post("/exports/{id}/file", needs(CONTACT_EXPORT, export("/file"))),
            get("/press", needs(PRESS_READ, it -> "/press")),
            get("/press/new", needs(PRESS_MANAGE, it -> "/press/new")),
            post("/press/new", needs(PRESS_MANAGE, it -> "/press/new")),
            get("/press/looks/{release}", needs(PRESS_READ, it -> "/press/looks/" + it.release())),
            get("/press/{contact:[0-9]+}", needs(PRESS_READ, journalist(""))),
            post("/press/{contact:[0-9]+}/open", needs(PRESS_READ, journalist("/open"))),
            post("/press/{contact:[0-9]+}/accredit", needs(PRESS_MANAGE, journalist("/accredit"))),
            post("/press/{contact:[0-9]+}/end", needs(PRESS_MANAGE, journalist("/end"))),
            post("/press/{contact:[0-9]+}/reviewed", needs(PRESS_MANAGE, journalist("/reviewed"))),
            post("/press/{contact:[0-9]+}/key", needs(PRESS_MANAGE, journalist("/key"))),
            post("/press/{contact:[0-9]+}/revoke", needs(PRESS_MANAGE, journalist("/revoke"))),
            post("/press/{contact:[0-9]+}/restore", needs(PRESS_MANAGE, journalist("/restore"))),
            post("/press/requests/{id}/open", needs(PRESS_READ, request("/open"))),
            post("/press/requests/{id}/approve", needs(PRESS_MANAGE, request("/approve"))),
            post("/press/requests/{id}/decline", needs(PRESS_MANAGE, request("/decline"))),
            get("/feeds", needs(STATEMENT_READ, it -> "/feeds")),
            get("/feeds/{statement}/kill", needs(RELEASE_PUBLISH, it -> "/feeds/" + it.name() + "/kill")),
            post("/feeds/{statement}/kill", needs(RELEASE_PUBLISH, it -> "/feeds/" + it.name() + "/kill")));

    private PeopleRoutes() {}

    private static Map.Entry<String, Route> get(String path, Route route) {
        return Map.entry("GET" + DESK + path, route);
    }

    private static Map.Entry<String, Route> post(String path, Route route) {
        return Map.entry("POST" + DESK + path, route);
    }

    private static Function<Things, String> list(String rest) {
        return it -> "/audiences/lists/" + it.name() + rest;
    }

    private static Function<Things, String> person(String rest) {
        return it -> "/people/" + it.contact() + rest;
    }

    /** Uploads are their sender's alone. */
    private static Function<Things, String> upload(String rest) {
        return it -> "/imports/" + it.files().uploads().getOrDefault("only-list-keeper", "nothing") + rest;
    }

    private static Function<Things, String> export(String rest) {
        return it -> "/exports/" + it.files().export() + rest;
    }

    private static Function<Things, String> journalist(String rest) {
        return it -> "/press/" + it.people().journalist() + rest;
    }

    private static Function<Things, String> request(String rest) {
        return it -> "/press/requests/" + it.people().request() + rest;
    }
}
