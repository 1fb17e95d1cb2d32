package org.communique.app;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.app.UseCases.Call;
import org.communique.signin.User;
import org.communique.staff.Role;
import org.communique.workspace.StaffDesk;

/** How to call each use case about users. */
final class StaffUseCases {

    static final Map<String, Call> TABLE = Map.of(
            "StaffDesk.all", (desk, who, of, it) -> desk.staff().all(who, of),
            "StaffDesk.members", (desk, who, of, it) -> desk.staff().members(who, of),
            "StaffDesk.grant", (desk, who, of, it) -> desk.staff().grant(who, of, UseCases.fresh(), Role.WRITER),
            "StaffDesk.revoke", (desk, who, of, it) -> desk.staff().revoke(who, of, it.name(), Role.WRITER),
            "StaffDesk.mails", (desk, who, of, it) -> desk.staff().mails(who, of),
            "StaffDesk.invite", (desk, who, of, it) -> desk.staff().invite(who, of, newcomer(), StaffDesk.Way.SHOWN),
            "StaffDesk.inviteAgain",
                    (desk, who, of, it) -> desk.staff().inviteAgain(who, of, it.colleague(), StaffDesk.Way.SHOWN),
            "StaffDesk.resetSecondFactor",
                    (desk, who, of, it) -> {
                        desk.staff().resetSecondFactor(who, of, it.colleague());
                        return "";
                    },
            "StaffDesk.disable", (desk, who, of, it) -> desk.staff().disable(who, of, it.colleague()),
            "StaffDesk.enable", (desk, who, of, it) -> desk.staff().enable(who, of, it.colleague()));

    private StaffUseCases() {}

    private static StaffDesk.Newcomer newcomer() {
        return new StaffDesk.Newcomer(new User(UseCases.fresh(), "New", Locale.ENGLISH), Optional.empty(), Role.WRITER);
    }
}
