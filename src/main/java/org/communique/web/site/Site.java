package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.communique.feed.Archive;
import org.communique.feed.FeedSettings;
import org.communique.feed.Feeds;
import org.communique.feed.Prepared;
import org.communique.render.Templates;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The public site behind its controllers: pages, feeds and the one way to say that there is nothing. */
@Component
class Site implements SmartInitializingSingleton {

    final Archive archive;
    final Feeds feeds;
    final FeedSettings settings;
    final StyleSheet style = StyleSheet.load();
    final Script script = Script.load();
    final Frame.Maker frames;
    final Pages pages;
    final IndexPages indexes;
    final StatementPages statements;
    final CorrectionPages corrections;
    final Aside aside;
    final FeedsPages feedsPages;

    Site(Archive archive, Feeds feeds, FeedSettings settings, Templates templates, SitePolicy policy) {
        this.archive = archive;
        this.feeds = feeds;
        this.settings = settings;
        this.frames = new Frame.Maker(new Catalogue.Kept(archive, feeds, settings.language()), feeds, settings, style);
        this.pages = new Pages(templates, frames);
        this.indexes = new IndexPages(archive, frames, pages);
        this.statements = new StatementPages(archive, frames, pages, policy);
        this.corrections = new CorrectionPages(archive, frames, pages, policy);
        this.aside = new Aside(templates, frames);
        this.feedsPages = new FeedsPages(feeds, templates, frames);
        feeds.onSwap(feedsPages::renew);
    }

    /** Before the first request, so that no request waits for it. */
    @Override
    public void afterSingletonsInstantiated() {
        feedsPages.renew();
    }

    /** The page, or the same 404 as for everything else that is not there. */
    void page(HttpServletRequest request, HttpServletResponse response, Optional<Prepared> page) throws IOException {
        if (page.isPresent()) Responder.page(request, response, page.get());
        else missing(request, response);
    }

    /** The page as it is meant to be answered, or the same 404 as for everything else that is not there. */
    void show(HttpServletRequest request, HttpServletResponse response, Optional<Shown> shown) throws IOException {
        if (shown.isPresent() && shown.get().gone())
            Responder.gone(request, response, shown.get().page());
        else page(request, response, shown.map(Shown::page));
    }

    void missing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Responder.unstored(request, response, HttpServletResponse.SC_NOT_FOUND, aside.missing());
    }
}
