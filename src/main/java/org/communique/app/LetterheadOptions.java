package org.communique.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.statement.Letterhead;
import org.communique.workspace.LetterheadDesk;
import picocli.CommandLine.Option;

/** What a letterhead says, on the command line; what is not said stays, and a hyphen takes it away. */
final class LetterheadOptions {

    @Option(names = "--sender", paramLabel = "ADDRESS", description = "address in From")
    private String sender = "";

    @Option(
            names = "--from-name",
            paramLabel = "LANGUAGE=NAME",
            description = "name in From, once for each language (default: the organisation's)")
    private Map<String, String> names = new LinkedHashMap<>();

    @Option(names = "--reply-to", paramLabel = "ADDRESS", description = "where answers go (default: the press desk)")
    private String replyTo = "";

    @Option(
            names = "--colour",
            paramLabel = "#RRGGBB",
            description = "of links and buttons; made lighter or darker where nobody could read it")
    private String colour = "";

    @Option(
            names = "--legal",
            paramLabel = "LANGUAGE=TEXT",
            description = "text below each mail and page, such as a registration number, once for each language")
    private Map<String, String> legal = new LinkedHashMap<>();

    @Option(names = "--postal", paramLabel = "TEXT", description = "postal address below each mail")
    private String postal = "";

    /** The wish with what was said, over what there is. */
    LetterheadDesk.Wish over(Letterhead now) {
        var identity = now.identity();
        var paper = now.paper();
        return new LetterheadDesk.Wish(
                now.slug(),
                new Letterhead.Identity(
                        names.isEmpty() ? identity.names() : OrganisationOptions.texts("--from-name", names, 120),
                        sender.isEmpty() ? identity.sender() : OrganisationOptions.address("--sender", sender),
                        replyTo.isEmpty() || replyTo.equals("-")
                                ? said(replyTo, identity.replyTo())
                                : OrganisationOptions.address("--reply-to", replyTo)),
                new Letterhead.Paper(
                        said(colour, paper.colour()),
                        legal.isEmpty() ? paper.legal() : OrganisationOptions.texts("--legal", legal, 500),
                        said(postal, paper.postal())));
    }

    private static String said(String option, String now) {
        if (option.isEmpty()) return now;
        if (option.chars().anyMatch(Character::isISOControl))
            throw new Refused("write without line breaks and control characters");
        return option.equals("-") ? "" : option;
    }
}
