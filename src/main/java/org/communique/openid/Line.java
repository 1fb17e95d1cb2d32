package org.communique.openid;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.communique.fetch.Fetched;
import org.communique.fetch.Fetcher;
import org.communique.fetch.InvalidTarget;
import org.communique.fetch.Message;
import org.communique.fetch.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Talks to the provider through the one door of the house. */
final class Line {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final Fetcher fetcher;

    Line(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** A document as text. @throws Unreachable if there is none */
    String get(String url) {
        var answer = answered("get", fetcher.get(target(url)));
        if (!answer.success()) throw away(Looked.NO_DOCUMENT, "get", "status=" + answer.status());
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** Posts a form. @return empty if the provider says no @throws Unreachable if it says nothing that can be read */
    Optional<Map<String, Object>> post(String url, Message form) {
        var answer = answered("post", fetcher.ask(target(url), form));
        if (answer.status() >= 500) throw away(Looked.SILENT, "post", "status=" + answer.status());
        if (!answer.success()) return Optional.empty();
        return Optional.of(json(new String(answer.body(), StandardCharsets.UTF_8)));
    }

    /** @throws Unreachable if it is none */
    static Map<String, Object> json(String text) {
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException notJson) {
            throw away(Looked.UNREADABLE, "read", "reason=NOT_JSON");
        }
    }

    private Target target(String url) {
        try {
            return fetcher.target(url);
        } catch (InvalidTarget refused) {
            LOG.warn(
                    "openid.refused an address of the provider may not be called: {}; see fetch.allowed-hosts",
                    refused.getMessage());
            throw new Unreachable(Looked.NOT_ALLOWED);
        }
    }

    private static Fetched.Answer answered(String what, Fetched fetched) {
        if (fetched instanceof Fetched.Answer answer) return answer;
        throw away(Looked.SILENT, what, "reason=" + ((Fetched.Failed) fetched).reason());
    }

    private static Unreachable away(Looked why, String what, String how) {
        LOG.warn("openid.away {} {}", what, how);
        return new Unreachable(why);
    }
}
