package org.communique.hub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import org.communique.feed.FeedSettings;
import org.communique.feed.Prepared;
import org.communique.fetch.Fetched;
import org.communique.fetch.Fetcher;
import org.communique.fetch.Message;
import org.communique.fetch.Target;
import org.communique.vault.Hmac;
import org.communique.vault.Vault;

/** What the hub says to callbacks (W3C WebSub §5.2, §5.3, §7). */
record Calls(Fetcher fetcher, FeedSettings settings, Vault vault, String hub) {

    private static final int CHALLENGE_BYTES = 32;

    /** What a callback made of a push. */
    enum Reply {
        TAKEN,
        FAILED,
        /** 410: it wants no more. */
        GONE
    }

    /** Asks a callback whether it wants what was asked for in its name. A challenge is good for this one question. */
    boolean confirms(Requests.Request request, Target callback) {
        var challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(vault.random(CHALLENGE_BYTES));
        var query = query(request) + "&hub.challenge=" + challenge;
        if (request.mode() == Mode.SUBSCRIBE)
            query += "&hub.lease_seconds=" + request.lease().toSeconds();
        return fetcher.get(callback.with(query)) instanceof Fetched.Answer answer
                && answer.success()
                && MessageDigest.isEqual(answer.body(), challenge.getBytes(StandardCharsets.US_ASCII));
    }

    /** Tells a callback that it will get nothing, or nothing more. It need not answer. */
    void deny(Requests.Request request, Target callback, String reason) {
        fetcher.get(callback.with(query(request) + "&hub.reason=" + escaped(reason)));
    }

    private String query(Requests.Request request) {
        return "hub.mode=" + request.mode().code() + "&hub.topic=" + escaped(settings.url(request.topic()));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Hands a callback the whole feed, signed if there is a secret. */
    Reply push(Pushes.Push push, Target callback, Prepared feed) {
        var headers = new HashMap<String, String>();
        headers.put("Link", "<" + hub + ">; rel=\"hub\", <" + settings.url(push.topic()) + ">; rel=\"self\"");
        push.secret().ifPresent(it -> headers.put("X-Hub-Signature", "sha256=" + Hmac.sha256(it, feed.identity())));
        var fetched = fetcher.post(callback, new Message(feed.identity(), feed.contentType(), headers));
        if (!(fetched instanceof Fetched.Answer answer)) return Reply.FAILED;
        if (answer.success()) return Reply.TAKEN;
        return answer.status() == 410 ? Reply.GONE : Reply.FAILED;
    }
}
