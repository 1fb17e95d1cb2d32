package org.communique.web.site;

import org.communique.feed.Preprint;
import org.communique.feed.PreprintPage;
import org.springframework.stereotype.Component;

/**
 * The page of an edition that is not public yet, by the code and the template of the public one. What surrounds a statement, the
 * languages of the site and its feeds, is what it is now: the first statement in a language adds to it.
 */
@Component
class PageProofs implements PreprintPage {

    private final Site site;

    PageProofs(Site site) {
        this.site = site;
    }

    @Override
    public String html(Preprint preprint) {
        return site.statements.foreseen(preprint);
    }
}
