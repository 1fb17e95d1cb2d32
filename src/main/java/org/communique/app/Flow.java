package org.communique.app;

import jakarta.mail.search.SearchTerm;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import org.apache.camel.component.mail.DefaultAuthenticator;
import org.communique.choices.Requests;
import org.communique.delivery.Channel;
import org.communique.delivery.Channels;
import org.communique.delivery.Deliveries;
import org.communique.delivery.Dispatches;
import org.communique.delivery.Handover;
import org.communique.delivery.Outbox;
import org.communique.feed.Archive;
import org.communique.feed.FeedChannel;
import org.communique.feed.FeedSettings;
import org.communique.feed.Feeds;
import org.communique.feed.Preprints;
import org.communique.feed.Search;
import org.communique.feedback.AddressFaults;
import org.communique.feedback.IncomingMail;
import org.communique.feedback.Unsubscribing;
import org.communique.notice.Postman;
import org.communique.presscontact.PressRounds;
import org.communique.release.Releases;
import org.communique.render.Notes;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The beans that the routes name, and what they stand on: all that delivers, with or without a web server. */
@Configuration(proxyBeanMethods = false)
class Flow {

    @Bean
    Clock clock(Core core) {
        return core.clock;
    }

    @Bean
    Releases releases(Core core) {
        return core.releases;
    }

    @Bean
    Dispatches dispatches(Core core) {
        return core.dispatches;
    }

    @Bean
    Deliveries deliveries(Core core) {
        return core.deliveries;
    }

    @Bean
    Trouble trouble() {
        return new Trouble();
    }

    @Bean
    Requests linkRequests(Core core) {
        return core.choices.requests();
    }

    @Bean
    IntakeDoor intakeDoor(Core core) {
        return new IntakeDoor(core.intake, core.folder);
    }

    @Bean
    AddressFaults addressFaults(Core core) {
        return new AddressFaults(core.deliveries, core.suppressions);
    }

    @Bean
    Forgetting forgetting(Core core) {
        return new Forgetting(core);
    }

    @Bean
    Unsubscribing unsubscribing(Core core) {
        return new Unsubscribing(core.deliveries, core.dispatches, core.subscriptions);
    }

    @Bean
    IncomingMail incomingMail(Core core, Unsubscribing unsubscribing) {
        return new IncomingMail(core.tokens, unsubscribing);
    }

    /** Made when the route of the mailbox is loaded, which is when there is one. */
    @Bean
    @Lazy
    FeedbackMailbox feedbackMailbox(Core core, MailboxOfTheSample sample) {
        return FeedbackMailbox.of(core.settings, sample);
    }

    @Bean
    @Lazy
    DefaultAuthenticator feedbackLogin(FeedbackMailbox mailbox) {
        return new DefaultAuthenticator(mailbox.login().user(), mailbox.login().password());
    }

    /** What the mailbox is searched for. */
    @Bean
    SearchTerm freshMail() {
        return IncomingMail.fresh();
    }

    @Bean
    BareMail bareMail() {
        return new BareMail();
    }

    @Bean
    Archive archive(Core core) {
        return new Archive(core.store);
    }

    @Bean
    Search search(Core core) {
        var search = new Search(core.store);
        search.complete();
        return search;
    }

    @Bean
    FeedSettings feedSettings(Core core) {
        return publicSettings(core);
    }

    /** What the public side knows of itself, as the settings and the first organisation have it. */
    static FeedSettings publicSettings(Core core) {
        var first = core.organisations.all().stream().findFirst();
        return new FeedSettings(
                core.settings.baseUrl(),
                core.settings
                        .text("site.name")
                        .map(Localized::same)
                        .or(() -> first.map(Organisation::names))
                        .orElse(Localized.same("Communiqué")),
                first.map(it -> it.fallback().get(0)).orElse(Locale.ENGLISH),
                first.map(Organisation::zone).orElse(ZoneOffset.UTC),
                first.map(it -> it.press().address()),
                core.settings.number("hub.subscribers", 0, 100_000) > 0);
    }

    @Bean
    Killings killings(Core core, Archive archive, FeedSettings settings, Feeds feeds) {
        return new Killings(core, archive, settings, feeds);
    }

    @Bean
    Feeds feeds(Archive archive, FeedSettings settings) {
        var feeds = new Feeds(archive, settings);
        feeds.refresh();
        return feeds;
    }

    @Bean
    FeedChannel feedChannel(Archive archive, Feeds feeds, Core core) {
        return new FeedChannel(archive, feeds, core.topics, core.clock);
    }

    @Bean
    Preprints preprints(Archive archive, FeedSettings settings, Core core) {
        return new Preprints(archive, settings, core.topics);
    }

    @Bean
    MailboxOfTheSample mailbox(Core core) {
        return core.settings.sampleMode() ? MailboxOfTheSample.opened() : MailboxOfTheSample.none();
    }

    @Bean
    Channel mailChannel(Core core, MailboxOfTheSample mailbox) {
        return new LiveMailChannel(core.relay, () -> MailRelay.channel(core, mailbox));
    }

    @Bean
    NoticePost noticePost(Core core, MailboxOfTheSample mailbox) {
        var post = new NoticePost(MailRelay.singleMails(core, mailbox), core.clock);
        core.relay.whenChanged(() -> post.over(MailRelay.singleMails(core, mailbox)));
        return post;
    }

    @Bean
    PressRounds pressRounds(Core core) {
        return core.journalists.rounds();
    }

    @Bean
    Postman postman(Core core, NoticePost post) {
        return new Postman(core.notices, core.organisations, new Notes(core.templates), post);
    }

    @Bean
    Channels channels(Collection<Channel> channels, RouteChannels routes) {
        return new Channels(routes.and(channels));
    }

    @Bean
    RouteChannels routeChannels(@Lazy org.apache.camel.CamelContext camel, Core core) {
        return new RouteChannels(camel, core.folder, core.clock);
    }

    @Bean
    Outbox outbox(Core core, Channels channels) {
        return core.outbox(channels);
    }

    @Bean
    Handover handover(Core core, Outbox outbox, Channels channels) {
        return new Handover(core.releases, core.dispatches, outbox, core.ledger, channels);
    }
}
