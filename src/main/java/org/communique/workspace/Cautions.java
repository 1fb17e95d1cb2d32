package org.communique.workspace;

import java.util.List;
import org.communique.calendar.Warning;

/**
 * What there is to say against the times of a release. None of it forbids anything.
 *
 * @param release of its release time, what is most urgent first
 * @param advance of the time of its advance copies; empty if it has none
 */
public record Cautions(List<Warning> release, List<Warning> advance) {

    public Cautions {
        release = List.copyOf(release);
        advance = List.copyOf(advance);
    }
}
