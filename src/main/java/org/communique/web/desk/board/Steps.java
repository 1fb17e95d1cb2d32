package org.communique.web.desk.board;

import org.communique.release.Release;
import org.communique.staff.Permission;
import org.communique.web.desk.Visit;

/** What comes next for an entry of the board: one thing, and what this user's roles let her do. */
final class Steps {

    private final Visit visit;

    Steps(Visit visit) {
        this.visit = visit;
    }

    /**
     * One step.
     *
     * @param key  of its words
     * @param icon empty = none
     * @param acts it is hers to do, and not only to look at
     * @param post it changes something: a form and no link
     */
    public record Step(String key, String href, String icon, boolean acts, boolean post) {}

    Step draft(String statement) {
        boolean writes = may(Permission.STATEMENT_WRITE);
        var href = visit.path("/statements/" + statement);
        return new Step(writes ? "desk.board.next.write" : "desk.board.next.read", href, "", writes, false);
    }

    Step planned(long id) {
        boolean asks = may(Permission.STATEMENT_WRITE) || may(Permission.RELEASE_PUBLISH);
        return asks
                ? new Step("desk.board.next.ask", visit.path("/releases/" + id + "/review"), "", true, false)
                : look(id);
    }

    Step inReview(long id) {
        var href = visit.path("/releases/" + id + "/review");
        return may(Permission.RELEASE_APPROVE)
                ? new Step("desk.board.next.review", href, "eye", true, false)
                : new Step("desk.board.next.look", href, "", false, false);
    }

    Step approved(long id) {
        return may(Permission.RELEASE_PUBLISH)
                ? new Step("desk.board.next.schedule", visit.path("/releases/" + id + "/schedule"), "clock", true, true)
                : look(id);
    }

    Step look(Release release) {
        return look(release.id());
    }

    Step report(long id) {
        return new Step("desk.board.next.report", visit.path("/releases/" + id), "", false, false);
    }

    private Step look(long id) {
        return new Step("desk.board.next.look", visit.path("/releases/" + id), "", false, false);
    }

    private boolean may(Permission permission) {
        return visit.actor().may(permission, visit.organisation().id());
    }
}
