package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.communique.presscontact.Application;
import org.communique.presscontact.Details;
import org.communique.statement.Languages;

/** The form of the press desk as it came: all of it is a stranger's word, cut to what anybody can mean. */
record PressForm(
        String name,
        String outlet,
        String address,
        String phone,
        String beat,
        String check,
        List<String> languages,
        List<String> topics,
        boolean accepted,
        String token,
        String trap) {

    private static final int LONGEST = 300;

    static PressForm empty() {
        return new PressForm("", "", "", "", "", "", List.of(), List.of(), false, "", "");
    }

    static PressForm of(HttpServletRequest request) {
        return new PressForm(
                text(request, "name"),
                text(request, "outlet"),
                text(request, "address"),
                text(request, "phone"),
                text(request, "beat"),
                text(request, "check"),
                all(request, "language"),
                all(request, "topic"),
                "yes".equals(request.getParameter("terms")),
                text(request, "token"),
                text(request, "website"));
    }

    /** @param offered topics; others are not looked at */
    Application application(Locale page, Set<String> offered) {
        var chosen = languages.stream()
                .map(Languages::parse)
                .flatMap(java.util.Optional::stream)
                .filter(Languages.shipped()::contains)
                .distinct()
                .toList();
        return new Application(
                page,
                name,
                address,
                new Details(outlet, phone, beat, check, ""),
                chosen.isEmpty() ? List.of(page) : chosen,
                new LinkedHashSet<>(topics.stream().filter(offered::contains).toList()));
    }

    Set<String> faults(Application application) {
        var faults = new LinkedHashSet<>(application.faults());
        if (!accepted) faults.add("terms");
        return faults;
    }

    /** Of who has moved a new outlet or a new address suffices. */
    Set<String> moveFaults(Application application) {
        var faults = new LinkedHashSet<>(application.faults());
        faults.removeAll(Set.of("name", "check"));
        if (outlet.isBlank() && !address.isBlank()) faults.remove("outlet");
        if (address.isBlank() && !outlet.isBlank()) faults.remove("address");
        return faults;
    }

    private static String text(HttpServletRequest request, String name) {
        var text = Objects.requireNonNullElse(request.getParameter(name), "").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static List<String> all(HttpServletRequest request, String name) {
        return Arrays.stream(Objects.requireNonNullElse(request.getParameterValues(name), new String[0]))
                .limit(100)
                .toList();
    }

    /** A mask. */
    @Override
    public String toString() {
        return "[press form]";
    }
}
