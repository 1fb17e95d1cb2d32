package org.communique.app;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.ProducerTemplate;
import org.communique.choices.Choices;
import org.communique.feedback.Unsubscribing;
import org.communique.press.Press;
import org.communique.presscontact.Journalists;
import org.communique.release.AlarmClock;
import org.communique.release.Decisions;
import org.communique.release.QuartzAlarmClock;
import org.communique.render.Templates;
import org.communique.review.Reviews;
import org.communique.setup.Setup;
import org.communique.staff.Staff;
import org.communique.statement.Organisations;
import org.communique.statement.Topics;
import org.communique.web.desk.Violations;
import org.communique.web.desk.setup.Present;
import org.communique.web.site.Leaving;
import org.communique.web.site.Pollers;
import org.communique.web.site.SitePolicy;
import org.communique.workspace.Desks;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/** What {@code serve} runs: the flow, the clock, the public pages. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(basePackages = "org.communique.web", nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Import({
    Flow.class,
    WebSub.class,
    SiteSecurity.class,
    DeskSecurity.class,
    PlanRooms.class,
    DeskDoors.class,
    PeopleRooms.class,
    SignupDesk.class,
    LiveRooms.class,
    Readiness.class,
    Metrics.class
})
class Server {

    @Bean
    AlarmClock alarmClock(Scheduler scheduler, @Lazy ProducerTemplate camel) throws SchedulerException {
        return new QuartzAlarmClock(scheduler, release -> camel.sendBody("direct:release", release));
    }

    @Bean
    Decisions decisions(Core core, AlarmClock alarmClock) {
        return core.decisions(alarmClock);
    }

    @Bean
    Desks desks(Core core, Decisions decisions, MailboxOfTheSample mailbox) {
        return DeskRooms.desks(core, decisions, new DeskTestPost(core, mailbox));
    }

    @Bean
    Reviews reviews(Core core, Decisions decisions) {
        return ReviewRooms.reviews(core, decisions);
    }

    @Bean
    Violations violations(Core core) {
        return new Violations(core.clock);
    }

    @Bean
    Staff staff(Core core) {
        return core.staff;
    }

    @Bean
    Bell bell(Decisions decisions, MeterRegistry meters, Core core) {
        return new Bell(decisions, meters, core.clock);
    }

    @Bean
    Templates templates(Core core) {
        return core.templates;
    }

    @Bean
    Pollers pollers(Core core) {
        return new Pollers(core.clock, core.settings.number("feed.full-per-minute", 0, 10_000));
    }

    @Bean
    Organisations organisations(Core core) {
        return core.organisations;
    }

    @Bean
    Setup setup(Core core) {
        return new Setup(core.store, core.users, core.clock);
    }

    @Bean
    Present present(Core core) {
        return new PresentAtSetup(core);
    }

    @Bean
    Topics topics(Core core) {
        return core.topics;
    }

    @Bean
    Journalists journalists(Core core) {
        return core.journalists;
    }

    @Bean
    Press press(Core core) {
        return core.press;
    }

    @Bean
    Choices choices(Core core) {
        return core.choices;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> bareErrors() {
        return BareErrors.everywhere();
    }

    @Bean
    SitePolicy sitePolicy(Core core) {
        return new SitePolicy(
                core.settings.word("site.earlier-revisions", "true", "false").equals("true"));
    }

    @Bean
    Leaving leaving(Core core, Unsubscribing unsubscribing) {
        return new LinkLeaving(core, unsubscribing);
    }
}
