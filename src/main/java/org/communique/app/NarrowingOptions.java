package org.communique.app;

import java.util.List;
import org.communique.audience.ContactList;
import org.communique.release.Narrowing;
import org.communique.segment.Segment;
import org.communique.statement.Organisation;
import picocli.CommandLine.Option;

/** Who of the lists gets a release, as the command line has it. */
final class NarrowingOptions {

    @Option(
            names = "--segment",
            paramLabel = "SEGMENT",
            description = "of those lists, only who is in this segment, or in one of several")
    private List<String> segments = List.of();

    @Option(names = "--without-segment", paramLabel = "SEGMENT", description = "nobody who is in this segment")
    private List<String> withoutSegments = List.of();

    @Option(names = "--without-list", paramLabel = "LIST", description = "nobody who is on this list")
    private List<String> withoutLists = List.of();

    @Option(
            names = "--without-recipients-of",
            paramLabel = "ID",
            description = "nobody who has had this release, or is about to")
    private List<Long> withoutRecipientsOf = List.of();

    Narrowing of(Core core, Organisation organisation) {
        withoutRecipientsOf.forEach(core.releases::byId);
        return new Narrowing(
                ids(core, organisation, segments),
                ids(core, organisation, withoutSegments),
                withoutLists.stream()
                        .map(it -> ContactsCommand.list(core, it))
                        .map(ContactList::id)
                        .toList(),
                withoutRecipientsOf);
    }

    private static List<Long> ids(Core core, Organisation organisation, List<String> slugs) {
        return slugs.stream()
                .map(it -> SegmentCommand.find(core, organisation, it))
                .map(Segment::id)
                .toList();
    }
}
