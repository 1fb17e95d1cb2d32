package org.communique.web.desk.audience;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.communique.audience.Field;
import org.communique.audience.FieldType;
import org.communique.staff.Permission;
import org.communique.statement.Localized;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Filled;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.communique.workspace.FieldDesk;
import org.communique.workspace.Taken;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}/audiences/fields}: what an organisation keeps of people beside what everybody has. */
@Controller
class FieldController {

    private final Desks desks;
    private final DeskPages pages;

    FieldController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    /** A field as its row shows it. */
    record Row(String slug, String name, String type, String choices, boolean searchable) {}

    @GetMapping("/desk/{organisation}/audiences/fields")
    ResponseEntity<String> fields(Visit visit) {
        return page(HttpStatus.OK, visit, new Filled().with("type", FieldType.TEXT.code()));
    }

    @PostMapping("/desk/{organisation}/audiences/fields")
    ResponseEntity<String> add(Visit visit, @RequestParam MultiValueMap<String, String> sent) {
        visit.actor().must(Permission.LIST_MANAGE, visit.organisation().id());
        var form = new Filled(sent);
        var choices = Arrays.stream(form.text("choices").split("[,\\r\\n]+"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        var type = FieldType.of(form.text("type"));
        form.fault(!form.text("slug").matches("[a-z0-9]+(-[a-z0-9]+)*"), "slug", "desk.audiences.fault-slug");
        form.fault(type.isEmpty(), "type", "desk.audiences.fault-choose");
        form.fault(
                type.filter(it -> (it == FieldType.CHOICE) == choices.isEmpty()).isPresent(),
                "choices",
                "desk.audiences.fault-choices");
        var names = ListNames.read(visit, form);
        if (form.faulty()) return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form);
        return add(visit, form, new Wish(names, type.orElseThrow(), choices));
    }

    private record Wish(Localized names, FieldType type, List<String> choices) {}

    private ResponseEntity<String> add(Visit visit, Filled form, Wish wish) {
        try {
            desks.fields()
                    .add(
                            visit.actor(),
                            visit.of(),
                            new FieldDesk.Wish(
                                    form.text("slug"),
                                    wish.names(),
                                    wish.type(),
                                    wish.choices(),
                                    form.has("searchable", "yes")));
            return DeskPages.seeOther(visit.path("/audiences/fields"));
        } catch (Taken taken) {
            form.fault("slug", "desk.audiences.fault-taken");
            return page(HttpStatus.UNPROCESSABLE_CONTENT, visit, form);
        }
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit, Filled form) {
        var words = new Words(visit);
        var model = new HashMap<String, Object>();
        model.put("tabs", Tab.of(visit));
        model.put("form", form);
        model.put("names", ListNames.fields(visit));
        model.put(
                "types",
                words.choices(
                        "desk.audiences.type-",
                        Arrays.stream(FieldType.values()).map(FieldType::code).toList()));
        model.put(
                "rows",
                desks.fields().all(visit.actor(), visit.of()).stream()
                        .map(it -> row(words, it))
                        .toList());
        model.put(
                "manages",
                visit.actor().may(Permission.LIST_MANAGE, visit.organisation().id()));
        return pages.page(status, visit, "desk/fields.html", model);
    }

    private static Row row(Words words, Field field) {
        return new Row(
                field.slug(),
                field.names().in(words.language(), words.visit().organisation().fallback()),
                words.of("desk.audiences.type-" + field.type().code()),
                String.join(", ", field.choices()),
                field.searchable());
    }
}
