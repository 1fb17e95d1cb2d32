package org.communique.web.desk.board;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.communique.progress.Going;
import org.communique.progress.GoingOut;
import org.communique.render.Phrases;
import org.communique.render.Templates;
import org.communique.signin.Sessions;
import org.communique.staff.Permission;
import org.communique.staff.Staff;
import org.communique.statement.Organisations;
import org.communique.web.desk.DeskAssets;

/** What watchers see, rendered from the templates that made their page. It knows no user: what differs by role a page fetches itself. */
record LiveScene(Sources sources, Templates templates, DeskAssets assets, Clock clock) implements Watch.Scene {

    private static final String TEMPLATE = "desk/going.html";

    /** Where it is read from. */
    record Sources(GoingOut goingOut, Organisations organisations, Staff staff, Sessions sessions) {}

    /** Stands in a template where a page has its frame. */
    public record Bare(DeskAssets assets) {}

    @Override
    public List<Going> look() {
        return sources.goingOut().look();
    }

    @Override
    public Map<String, String> render(Watch.Place place, List<Going> all) {
        var own = all.stream()
                .filter(it -> it.release().organisation() == place.organisation())
                .toList();
        var organisation = sources.organisations().byId(place.organisation());
        var reader = new Panel.Reader(place.language(), organisation, clock.instant());
        var regions = new LinkedHashMap<String, String>();
        regions.put(Broadcast.STATE, key(own));
        for (var it : own) {
            var panel = Panel.of(it, reader);
            regions.put("line-" + panel.id(), escaped(panel.line()));
            regions.put("rows-" + panel.id(), rows(panel, place));
        }
        return regions;
    }

    @Override
    public String say(Watch.Place place, Announcer.Said said) {
        var organisation = sources.organisations().byId(place.organisation());
        var title = Title.of(said.going().titles(), "", place.language(), organisation.fallback());
        return escaped(Phrases.get(Phrases.desk(place.language()), said.key(), title.text(), said.more()));
    }

    /** Names what must be fetched anew when it changes. */
    static String key(List<Going> own) {
        return Panel.stages(own).entrySet().stream()
                .map(it -> it.getKey() + it.getValue().name().substring(0, 1))
                .collect(Collectors.joining("."));
    }

    @Override
    public Predicate<Watcher.Who> admitted(List<Watcher.Who> all) {
        var open = sources.sessions()
                .open(all.stream().map(Watcher.Who::user).distinct().toList());
        var readers = all.stream()
                .map(Watcher.Who::organisation)
                .distinct()
                .collect(Collectors.toMap(it -> it, this::readers));
        return it ->
                open.contains(it.session()) && readers.get(it.organisation()).contains(it.user());
    }

    private Set<String> readers(long organisation) {
        return sources.staff().of(organisation).stream()
                .filter(it -> it.role().permissions().contains(Permission.RELEASE_READ))
                .map(Staff.Grant::user)
                .collect(Collectors.toSet());
    }

    private String rows(Panel panel, Watch.Place place) {
        var model = Map.of("rows", panel.rows(), "frame", new Bare(assets));
        return templates
                .part(TEMPLATE, "rows", Phrases.desk(place.language()), model)
                .strip();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
