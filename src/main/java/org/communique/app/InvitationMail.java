package org.communique.app;

import java.util.Map;
import java.util.Optional;
import org.communique.notice.Notice;
import org.communique.notice.NoticeKind;
import org.communique.render.Phrases;
import org.communique.statement.Organisation;
import org.communique.workspace.InvitationPost;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invitations go the way of all mails to single persons. */
record InvitationMail(Core core) implements InvitationPost {

    @Override
    public boolean open() {
        return !core.relay.settings().sampleMode();
    }

    @Override
    public Optional<Invited> invited(String user) {
        return core.users.find(user).flatMap(it -> core.users.address(user).map(address -> new Invited(it, address)));
    }

    @Override
    public void owe(JdbcClient db, Organisation from, Invited to, String token) {
        var words =
                Map.of("name", to.user().shown(), Notice.LINK, core.settings.site() + "/sign-in/invitation/" + token);
        var language = Phrases.desk(to.user().language());
        core.notices.owe(db, new Notice(NoticeKind.USER_INVITED, from.id(), to.address(), language, words));
    }
}
