package org.communique.workspace;

import java.util.List;
import org.communique.audience.Field;
import org.communique.audience.FieldType;
import org.communique.audience.Fields;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Localized;

/** The free fields that an organisation keeps of its contacts. */
public final class FieldDesk {

    private final Gate gate;
    private final Fields fields;

    FieldDesk(Gate gate, Fields fields) {
        this.gate = gate;
        this.fields = fields;
    }

    /** A field to be declared; as {@link Field} has it. */
    public record Wish(String slug, Localized names, FieldType type, List<String> choices, boolean searchable) {

        public Wish {
            choices = List.copyOf(choices);
        }
    }

    /** All, in the order they were declared. */
    @Needs(Permission.SEGMENT_READ)
    public List<Field> all(Actor actor, String organisation) {
        return fields.all(
                gate.enter(actor, organisation, Permission.SEGMENT_READ).id());
    }

    /**
     * Declares a field.
     *
     * @throws Taken if the organisation has one of that slug
     * @throws IllegalArgumentException as {@link Field}
     */
    @Needs(Permission.LIST_MANAGE)
    public Field add(Actor actor, String organisation, Wish wish) {
        var of = gate.enter(actor, organisation, Permission.LIST_MANAGE);
        if (fields.bySlug(of.id(), wish.slug()).isPresent()) throw new Taken("field", wish.slug());
        return fields.add(
                new Field(0, of.id(), wish.slug(), wish.names(), wish.type(), wish.choices(), wish.searchable()));
    }
}
