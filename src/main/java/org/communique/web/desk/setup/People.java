package org.communique.web.desk.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.communique.signin.Users;
import org.communique.staff.Permission;
import org.communique.staff.Staff;
import org.communique.statement.Organisations;
import org.communique.workspace.Missing;
import org.springframework.stereotype.Component;

/** Who may set up. */
@Component
record People(Users users, Staff staff, Organisations organisations) {

    /** @throws Missing if she is none, or nobody is signed in */
    SetupController.Who administrator(HttpServletRequest request) {
        var user = Optional.ofNullable(request.getRemoteUser())
                .flatMap(users::find)
                .orElseThrow(() -> new Missing("setup"));
        var actor = staff.actor(user.name());
        var of = organisations.all().get(0);
        if (!actor.may(Permission.ORGANISATION_MANAGE, of.id())) throw new Missing("setup");
        return new SetupController.Who(user, actor, of);
    }
}
