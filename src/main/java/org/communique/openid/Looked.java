package org.communique.openid;

/** What somebody who asks the provider about itself learns. */
public enum Looked {
    /** It says what a provider says, and its keys can be read. */
    ANSWERS,
    /** Its address, or one that it names, may not be called: it is in our own network. */
    NOT_ALLOWED,
    /** Nobody answers, or not in time, or not over a TLS that we trust. */
    SILENT,
    /** Somebody answers, and has no such document. */
    NO_DOCUMENT,
    /** The document is none of a provider, or lacks something. */
    UNREADABLE,
    /** The document is about another provider, or sends browsers where nothing is encrypted. */
    ANOTHERS,
    /** Its keys cannot be read. */
    NO_KEYS
}
