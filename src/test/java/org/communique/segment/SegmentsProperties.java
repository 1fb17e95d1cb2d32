package org.communique.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.communique.store.Databases;
import org.communique.store.Store;

/** What rules find in both databases. */
class SegmentsProperties {

    private static List<Crowd> crowds = List.of();

    @BeforeContainer
    static void open() throws IOException {
        var folder = Files.createTempDirectory("segments");
        crowds = Stream.of(Store.sqlite(folder), Store.postgresql(Databases.freshPostgresql()))
                .map(Crowd::new)
                .toList();
    }

    @AfterContainer
    static void close() {
        crowds.forEach(it -> it.store.close());
    }

    @Property(tries = 300)
    void a_rule_finds_exactly_those_it_says(@ForAll("rules") Rule rule) {
        for (var crowd : crowds) {
            long expected = crowd.people.stream()
                    .filter(it -> rule.match(new Model(it, crowd)))
                    .count();

            assertEquals(expected, crowd.segments.count(crowd.mine, rule.text()), rule.text());
        }
    }

    @Property(tries = 100)
    void a_rule_and_its_opposite_find_every_contact_of_the_organisation_once_and_none_of_another(
            @ForAll("rules") Rule rule) {
        for (var crowd : crowds) {
            long sum = crowd.segments.count(crowd.mine, rule.text())
                    + crowd.segments.count(crowd.mine, "not (" + rule.text() + ")");

            assertEquals(crowd.people.size(), sum, rule.text());
        }
    }

    @Example
    void whatever_is_written_nothing_of_another_organisation_is_found_or_told_apart_from_nothing() {
        for (var crowd : crowds) {
            for (var text :
                    List.of("list = secret", "list = nowhere", "joined secret within 3 days", "field:unsearched = x")) {
                var fault = (Reading.Bad) crowd.segments.read(crowd.mine, text);
                assertTrue(fault.fault().key().contains("unknown-"), text);
                assertTrue(!fault.fault().arguments().toString().contains("secret"));
            }
            var all = "(country = BE or country != BE)";
            for (var text : List.of(
                    all + " or " + all,
                    "not (country = BE and country = NL)",
                    "field:role in (\"x' OR '1'='1\", \"x) OR 1=1 --\", \"x; DROP TABLE contact\") or " + all,
                    "kind in (press, member, subscriber)"))
                assertEquals(crowd.people.size(), crowd.segments.count(crowd.mine, text), text);
        }
    }

    @Example
    void a_segment_is_saved_under_a_name_changed_and_removed() {
        for (var crowd : crowds) {
            var segments = crowd.segments;
            segments.save(crowd.mine, "dutch", "language = en");
            var dutch = segments.save(crowd.mine, "dutch", " language = nl ");

            assertEquals(List.of(dutch), segments.all(crowd.mine));
            assertEquals("language = nl", dutch.rule());
            assertEquals(List.of(), segments.all(crowd.theirs));
            assertThrows(InvalidSegment.class, () -> segments.save(crowd.mine, "wrong", "language = "));
            assertThrows(InvalidSegment.class, () -> segments.save(crowd.mine, "No name", "language = nl"));

            segments.remove(dutch);
            assertEquals(List.of(), segments.all(crowd.mine));
        }
    }

    @Provide
    Arbitrary<Rule> rules() {
        return RuleProperties.rules(3)
                .filter(it -> Parser.read(it.text(), RuleProperties.NAMES) instanceof Reading.Good);
    }
}
