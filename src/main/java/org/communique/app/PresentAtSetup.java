package org.communique.app;

import org.communique.drafting.Drafts;
import org.communique.statement.Organisation;
import org.communique.web.desk.setup.Present;

/** Read from the tables, so that the desk, the commands and the environment agree. */
record PresentAtSetup(Core core) implements Present {

    /** The sample network is nobody's own: its secretariat counts as not yet named. */
    @Override
    public boolean named(Organisation of) {
        boolean ours = of.slug().equals(core.settings.required("organisation.slug"));
        return ours
                && !of.profile()
                        .equals(FirstOrganisation.of(Settings.shippedOnly()).profile());
    }

    @Override
    public boolean spoken(Organisation of) {
        return !core.statements.all(of.id()).isEmpty()
                || !new Drafts(core.store, core.statements, core.clock)
                        .headings(of.id())
                        .isEmpty();
    }
}
