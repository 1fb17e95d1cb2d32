package org.communique.sender;

import java.util.Optional;

/**
 * Who sends, as receivers see it.
 *
 * @param domain       of the From address
 * @param bounceDomain of the envelope sender, where failures come back to
 * @param host         the machine whose address receivers see, if it is ours to care for
 * @param baseUrl      public address of the site, where one-click unsubscribe is answered
 */
public record SenderIdentity(String domain, String bounceDomain, Optional<String> host, String baseUrl) {}
