package org.communique.web.desk.board;

import java.time.Clock;
import org.communique.progress.GoingOut;
import org.communique.release.Releases;
import org.communique.render.Templates;
import org.communique.signin.Sessions;
import org.communique.staff.Staff;
import org.communique.statement.Organisations;
import org.communique.web.desk.DeskAssets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What watches the ledger for all open boards. */
@Configuration(proxyBeanMethods = false)
class BoardWeb {

    @Bean
    Watch watch(Releases releases, LiveScene scene) {
        return new Watch(scene, new Announcer(id -> releases.byId(id).state()));
    }

    @Bean
    LiveScene liveScene(LiveScene.Sources sources, Templates templates, DeskAssets assets, Clock clock) {
        return new LiveScene(sources, templates, assets, clock);
    }

    @Bean
    LiveScene.Sources liveSources(GoingOut goingOut, Organisations organisations, Staff staff, Sessions sessions) {
        return new LiveScene.Sources(goingOut, organisations, staff, sessions);
    }
}
