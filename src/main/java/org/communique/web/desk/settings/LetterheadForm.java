package org.communique.web.desk.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.communique.render.Accent;
import org.communique.render.InvalidColour;
import org.communique.statement.Letterhead;
import org.communique.workspace.LetterheadDesk;

/** A letterhead as it was typed. @param names in From, by tag. @param legal text below mails, by tag */
record LetterheadForm(
        String slug,
        Map<String, String> names,
        Map<String, String> legal,
        String sender,
        String replyTo,
        String colour,
        String postal) {

    private static final int LONGEST = 2000;

    static LetterheadForm of(Letterhead it, List<Locale> languages) {
        return new LetterheadForm(
                it.slug(),
                byTag(it.identity().names(), languages),
                byTag(it.paper().legal(), languages),
                it.identity().sender(),
                it.identity().replyTo(),
                it.paper().colour(),
                it.paper().postal());
    }

    /** As it came: {@code name.…} and {@code legal.…} for each language. */
    static LetterheadForm of(String slug, Map<String, String> fields) {
        return new LetterheadForm(
                slug,
                begun("name.", fields),
                begun("legal.", fields),
                fields.getOrDefault("sender", "").strip(),
                fields.getOrDefault("reply-to", "").strip(),
                fields.getOrDefault("colour", "").strip(),
                fields.getOrDefault("postal", "").strip());
    }

    LetterheadForm named(String other) {
        return new LetterheadForm(other, names, legal, sender, replyTo, colour, postal);
    }

    List<String> faults() {
        var faults = new ArrayList<String>();
        if (!slug.matches("[a-z][a-z0-9-]{0,39}")) faults.add("slug");
        if (!OrganisationForm.address(sender)) faults.add("sender");
        if (!replyTo.isEmpty() && !OrganisationForm.address(replyTo)) faults.add("reply-to");
        if (accent().isEmpty()) faults.add("colour");
        if (postal.length() > LONGEST || legal.values().stream().anyMatch(it -> it.length() > LONGEST))
            faults.add("postal");
        return faults;
    }

    /** The colour as people can read it; empty if it is none. */
    java.util.Optional<Accent> accent() {
        try {
            return java.util.Optional.of(Accent.of(colour));
        } catch (InvalidColour none) {
            return java.util.Optional.empty();
        }
    }

    LetterheadDesk.Wish wish() {
        return new LetterheadDesk.Wish(
                slug,
                new Letterhead.Identity(said(names), sender, replyTo),
                new Letterhead.Paper(colour, said(legal), postal));
    }

    private static Map<String, String> byTag(Map<String, String> texts, List<Locale> languages) {
        var all = new LinkedHashMap<String, String>();
        for (var it : languages) all.put(it.toLanguageTag(), texts.getOrDefault(it.toLanguageTag(), ""));
        texts.forEach(all::putIfAbsent);
        return all;
    }

    private static Map<String, String> begun(String prefix, Map<String, String> fields) {
        var all = new TreeMap<String, String>();
        fields.forEach((field, value) -> {
            if (field.startsWith(prefix)) all.put(field.substring(prefix.length()), value.strip());
        });
        return all;
    }

    private static Map<String, String> said(Map<String, String> texts) {
        var said = new TreeMap<>(texts);
        said.values().removeIf(String::isBlank);
        return said;
    }
}
