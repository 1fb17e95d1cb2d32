package org.communique.signup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * What the domain of an address says: a slip of the pen, or a mailbox to throw away. The list of the latter is that of the npm package
 * disposable-email-domains 1.0.62 (MIT) without services that forward to a mailbox of one's own.
 */
public final class Domains {

    /** Where most readers have their mail; a slip is told only near one of these. */
    private static final List<String> USUAL = List.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "yahoo.com",
            "icloud.com",
            "proton.me",
            "protonmail.com",
            "gmx.net",
            "gmx.de",
            "web.de",
            "t-online.de",
            "orange.fr",
            "free.fr",
            "laposte.net",
            "wanadoo.fr",
            "ziggo.nl",
            "kpnmail.nl",
            "xs4all.nl",
            "hotmail.nl",
            "seznam.cz",
            "centrum.cz",
            "wp.pl",
            "onet.pl",
            "interia.pl",
            "abv.bg",
            "mail.bg",
            "ukr.net",
            "yahoo.ro",
            "hotmail.es",
            "telefonica.net",
            "mail.ru",
            "yandex.ru",
            "tut.by",
            "t.mk",
            "yahoo.fr",
            "yahoo.co.uk",
            "hotmail.fr",
            "hotmail.co.uk");

    /** Near one of those, and right. */
    private static final Set<String> RIGHT = Set.of("mail.com", "ymail.com", "email.com");

    private final long[] disposable;

    private Domains(long[] disposable) {
        this.disposable = disposable;
    }

    /** Reads the shipped list: a megabyte of hashes. */
    public static Domains shipped() {
        var file = Domains.class.getResourceAsStream("disposable-domains.txt.gz");
        if (file == null) throw new IllegalStateException("the list of disposable domains is missing from the jar");
        try (var lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
            return new Domains(lines.lines().mapToLong(Domains::hash).sorted().toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether anybody can open a mailbox there for ten minutes; also below such a domain. */
    public boolean disposable(String domain) {
        for (var rest = domain.toLowerCase(Locale.ROOT);
                rest.contains(".");
                rest = rest.substring(rest.indexOf('.') + 1))
            if (Arrays.binarySearch(disposable, hash(rest)) >= 0) return true;
        return false;
    }

    /** The domain that was probably meant; empty if this one looks right. */
    public Optional<String> meant(String domain) {
        var lower = domain.toLowerCase(Locale.ROOT);
        if (USUAL.contains(lower) || RIGHT.contains(lower)) return Optional.empty();
        return USUAL.stream().filter(it -> slip(lower, it)).findFirst();
    }

    /** One letter too many, too few, another or two swapped; short names are too near each other for that. */
    private static boolean slip(String typed, String usual) {
        if (usual.indexOf('.') < 4 || Math.abs(typed.length() - usual.length()) > 1) return false;
        int same = 0;
        int shorter = Math.min(typed.length(), usual.length());
        while (same < shorter && typed.charAt(same) == usual.charAt(same)) same++;
        int end = 0;
        while (end < shorter - same && typed.charAt(typed.length() - 1 - end) == usual.charAt(usual.length() - 1 - end))
            end++;
        var one = typed.substring(same, typed.length() - end);
        var other = usual.substring(same, usual.length() - end);
        boolean swapped = one.length() == 2
                && other.length() == 2
                && one.charAt(0) == other.charAt(1)
                && one.charAt(1) == other.charAt(0);
        return one.length() <= 1 && other.length() <= 1 || swapped;
    }

    /** 64 bits, FNV-1a: none of a hundred thousand others meets one by chance. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        return hash;
    }
}
