package org.communique.web.site;

import java.util.List;

/**
 * What the template of the subscribe form may name.
 *
 * @param groups    lists by organisation
 * @param single    whether there is but one list, which needs no choosing
 * @param address   as it was typed, for a form that is shown again
 * @param languages what may be read first
 * @param others    the same, as what may be read beside it
 * @param topics    none if nothing is published under one
 * @param notice    phrase key of what to do now; empty = nothing
 * @param wrong     name of the field the notice is about; empty = none
 * @param meant     suggested address; empty = none
 */
record SubscribeView(
        List<Group> groups,
        boolean single,
        String address,
        List<Option> languages,
        List<Option> others,
        List<Option> topics,
        List<Option> rhythms,
        String notice,
        String wrong,
        String meant) {

    /** An organisation's lists. */
    record Group(String slug, String name, List<Option> lists) {}

    /** Something to choose. @param language of the text, where it is another than the page's; else empty */
    record Option(String value, String text, boolean chosen, String language, String direction) {

        Option(String value, String text, boolean chosen) {
            this(value, text, chosen, "", "");
        }
    }
}
