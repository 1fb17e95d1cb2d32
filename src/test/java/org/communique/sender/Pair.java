package org.communique.sender;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A live pair of keys without a database, and messages to sign with it. */
final class Pair {

    static final Pair OURS = new Pair("news.example.org");

    final List<DkimKey> keys = new ArrayList<>();
    private final List<KeyPair> secrets = new ArrayList<>();

    Pair(String domain) {
        for (var algorithm : Algorithm.values()) {
            var pair = algorithm.generate();
            secrets.add(pair);
            keys.add(new DkimKey(
                    algorithm.ordinal(),
                    domain,
                    algorithm.letter() + "202611a",
                    algorithm,
                    algorithm.published(pair.getPublic()),
                    KeyState.LIVE,
                    Optional.empty()));
        }
    }

    /** Signs with both keys, by the engines in use. */
    Signer signer() {
        return new DkimSigner(keys.stream()
                .map(it -> key(it.algorithm(), Engines.of(it.algorithm())))
                .toList());
    }

    Signer signer(Algorithm algorithm) {
        return new DkimSigner(List.of(key(algorithm, Engines.of(algorithm))));
    }

    SigningKey key(Algorithm algorithm, java.security.Provider engine) {
        var secret = secrets.get(algorithm.ordinal()).getPrivate().getEncoded();
        return new SigningKey(keys.get(algorithm.ordinal()), secret, engine);
    }

    static byte[] bytes(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[] first, byte[] second) {
        var all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** A mail as the composer makes it. */
    static byte[] mail() {
        return bytes("""
                Date: Sun, 18 Oct 2026 09:00:00 GMT
                From: Our network <news@news.example.org>
                To: ana@example.org
                Reply-To: press@news.example.org
                Subject: =?UTF-8?B?U3VwcG9ydA==?=
                 =?UTF-8?B?IHdpdGhvdXQ=?=
                Message-ID: <0123456789abcdef@news.example.org>
                List-Id: Alerts <alerts.network.news.example.org>
                List-Unsubscribe: <https://news.example.org/u/v1.abc>
                List-Unsubscribe-Post: List-Unsubscribe=One-Click
                Archived-At: <https://news.example.org/en/support>
                Feedback-ID: 1:alerts:statement:network
                MIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8
                Content-Language: en
                X-Auto-Response-Suppress: OOF

                Words that  stand,\t
                 and stay.


                """);
    }
}
