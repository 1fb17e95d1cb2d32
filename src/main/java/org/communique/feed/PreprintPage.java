package org.communique.feed;

/** Makes the page of an edition that is not public yet; whoever shows the public ones does. */
public interface PreprintPage {

    /** The document, to be shown to who writes it and kept nowhere. */
    String html(Preprint preprint);
}
