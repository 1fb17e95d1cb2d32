package org.communique.app;

import jakarta.servlet.MultipartConfigElement;
import org.communique.audience.ListNumbers;
import org.communique.delivery.Alerts;
import org.communique.staff.Searches;
import org.communique.staff.Unmaskings;
import org.communique.workspace.Desks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages about people stand on, as the settings have it. */
@Configuration(proxyBeanMethods = false)
class PeopleRooms {

    private static final long MEGABYTE = 1024 * 1024;

    /** Files up to so many times too long get an answer in words; longer ones are cut off. */
    private static final int MARGIN = 2;

    static Desks.Rooms.Opened opened(Core core) {
        return new Desks.Rooms.Opened(
                new ListNumbers(core.store, core.clock),
                core.choices.personal(),
                new Unmaskings(core.store, core.clock, core.settings.number("staff.unmask-per-day", 0, 10_000)),
                new Searches(core.store, core.clock, core.settings.number("staff.search-per-hour", 0, 10_000)),
                core.press,
                new Alerts(core.store, core.clock),
                mostBytes(core));
    }

    private static long mostBytes(Core core) {
        return core.settings.number("transfer.upload-mb", 1, 4096) * MEGABYTE;
    }

    /** Uploads, of which none survives a restart half-way, are written into the folder of files with people in them, which only we may open, and nowhere else on the disk. */
    @Bean
    MultipartConfigElement multipartConfigElement(Core core) {
        var folder = core.folder.transfer();
        core.folder.forgetCutUploads();
        return new MultipartConfigElement(folder.toString(), -1, MARGIN * mostBytes(core), 0);
    }
}
