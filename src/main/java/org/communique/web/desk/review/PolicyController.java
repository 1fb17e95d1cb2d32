package org.communique.web.desk.review;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.review.InvalidPolicy;
import org.communique.review.Policy;
import org.communique.staff.Permission;
import org.communique.staff.Role;
import org.communique.statement.Kind;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.PolicyDesk;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/settings/approval}: who has to say yes before something goes out. */
@Controller
class PolicyController {

    private static final String PATH = "/desk/{organisation}/settings/approval";

    private final Desks desks;
    private final DeskPages pages;

    PolicyController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    /** A rule in a form, as it holds or as it was filled in. @param kind code; empty = every kind @param own whether the kind has one */
    record Rule(
            String kind,
            boolean own,
            String seen,
            String way,
            String needed,
            String days,
            String people,
            List<String> roles,
            String urgent) {

        static Rule of(String kind, Policy policy, PolicyDesk.All all) {
            return new Rule(
                    kind,
                    kind.isEmpty() || Kind.of(kind).map(all.own()::containsKey).orElse(false),
                    all.seen().getOrDefault(kind, ""),
                    policy.way().name(),
                    Integer.toString(policy.needed()),
                    Integer.toString(policy.days()),
                    String.join(" ", policy.people()),
                    List.copyOf(policy.roles()),
                    Integer.toString(policy.urgent()));
        }

        /** @param looked what she has looked at */
        Rule filledIn(MultiValueMap<String, String> form, String looked) {
            return new Rule(
                    kind,
                    own,
                    looked,
                    word(form, "way"),
                    word(form, "needed"),
                    word(form, "days"),
                    word(form, "people"),
                    form.getOrDefault("roles", List.of()),
                    word(form, "urgent"));
        }

        public String key() {
            return kind.isEmpty() ? "desk.policy.every" : "desk.policy.kind." + kind;
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(Visit visit) {
        return page(HttpStatus.OK, visit, "", Optional.empty());
    }

    @PostMapping(PATH)
    ResponseEntity<String> save(Visit visit, @RequestParam(required = false) MultiValueMap<String, String> given) {
        var form = given == null ? new LinkedMultiValueMap<String, String>() : given;
        var kind = Kind.of(word(form, "kind"));
        try {
            var sight = new PolicyDesk.Sight(kind, word(form, "seen"));
            boolean done = form.containsKey("remove") && kind.isPresent()
                    ? desks.policies().remove(visit.actor(), visit.of(), sight)
                    : desks.policies().set(visit.actor(), visit.of(), sight, policy(visit, form));
            return done
                    ? DeskPages.seeOther(visit.path("/settings/approval"))
                    : page(HttpStatus.CONFLICT, visit, "desk.policy.changed", Optional.of(form));
        } catch (InvalidPolicy | NumberFormatException fault) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, "desk.policy.invalid", Optional.of(form));
        }
    }

    /** Who may not write one is not told what is wrong with hers. */
    private static Policy policy(Visit visit, MultiValueMap<String, String> form) {
        visit.actor().must(Permission.ORGANISATION_MANAGE, visit.organisation().id());
        var people = Stream.of(word(form, "people").split("[\\s,;]+"))
                .filter(it -> !it.isEmpty())
                .toList();
        return new Policy(
                word(form, "way").equals("SILENCE") ? Policy.Way.SILENCE : Policy.Way.VOICES,
                Integer.parseInt(word(form, "needed")),
                people,
                form.getOrDefault("roles", List.of()),
                Integer.parseInt(word(form, "days")),
                Integer.parseInt(word(form, "urgent")));
    }

    private static String word(MultiValueMap<String, String> form, String name) {
        return Optional.ofNullable(form.getFirst(name)).orElse("").strip();
    }

    /** @param given what was filled in and cannot be kept */
    private ResponseEntity<String> page(
            HttpStatus status, Visit visit, String fault, Optional<MultiValueMap<String, String>> given) {
        var all = desks.policies().all(visit.actor(), visit.of());
        var now = Stream.concat(
                        Stream.of(Rule.of("", all.general(), all)),
                        Arrays.stream(Kind.values())
                                .map(it -> Rule.of(it.code(), all.own().getOrDefault(it, all.general()), all)))
                .toList();
        boolean met = status == HttpStatus.CONFLICT; // she sees what stands there now, and may press again
        var rules = now.stream()
                .map(it -> given.filter(form -> word(form, "kind").equals(it.kind()))
                        .map(form -> it.filledIn(form, met ? it.seen() : word(form, "seen")))
                        .orElse(it))
                .toList();
        var others = now.stream()
                .filter(it -> met
                        && given.filter(form -> word(form, "kind").equals(it.kind()))
                                .isPresent())
                .toList();
        var model = new HashMap<String, Object>(Map.of(
                "rules",
                rules,
                "others",
                others,
                "fault",
                fault,
                "path",
                visit.path("/settings/approval"),
                "roles",
                Arrays.stream(Role.values())
                        .filter(it -> it != Role.APPROVER)
                        .map(Role::code)
                        .toList(),
                "manages",
                visit.actor()
                        .may(
                                Permission.ORGANISATION_MANAGE,
                                visit.organisation().id())));
        return pages.page(status, visit, "desk/policy.html", model);
    }
}
