package org.communique.workspace;

import java.util.List;
import org.communique.audience.ListNumbers;
import org.communique.audience.Lists;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;

/** How many are on the lists of an organisation: numbers, and nobody's name. */
public final class AudienceDesk {

    private final Gate gate;
    private final Lists lists;
    private final ListNumbers numbers;

    AudienceDesk(Gate gate, Lists lists, ListNumbers numbers) {
        this.gate = gate;
        this.lists = lists;
        this.numbers = numbers;
    }

    /** Every list that anybody is on. */
    @Needs(Permission.LIST_READ)
    public List<ListNumbers.Sum> sums(Actor actor, String organisation) {
        return numbers.of(gate.enter(actor, organisation, Permission.LIST_READ).id());
    }

    /** What came and went on one list in the last twelve months. @throws Missing if the organisation has no such list */
    @Needs(Permission.LIST_READ)
    public List<ListNumbers.Month> months(Actor actor, String organisation, String list) {
        var of = gate.enter(actor, organisation, Permission.LIST_READ);
        return numbers.months(lists.bySlug(of.id(), list).orElseThrow(() -> new Missing("list")));
    }
}
