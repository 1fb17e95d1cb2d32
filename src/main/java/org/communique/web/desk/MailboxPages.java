package org.communique.web.desk;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.communique.render.Templates;
import org.communique.statement.Languages;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /mailbox}: what the sample mode has mailed, to look at. There only while the built-in mailbox is open. */
@RestController
@Conditional(SampleModeOnly.class)
class MailboxPages {

    private static final int SHOWN = 200;
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** The mail is shown as mail clients show it: its own styles, no scripts, and images only from our own site. */
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox allow-popups allow-top-navigation-by-user-activation";

    private final SampleMailbox mailbox;
    private final Templates templates;

    MailboxPages(SampleMailbox mailbox, Templates templates) {
        this.mailbox = mailbox;
        this.templates = templates;
    }

    @GetMapping("/desk.css")
    ResponseEntity<Resource> style() {
        onlyWhenOpen();
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css;charset=UTF-8"))
                .body(new ClassPathResource("static/desk.css"));
    }

    @GetMapping("/mailbox")
    ResponseEntity<String> index() {
        onlyWhenOpen();
        var mails = mailbox.newest(SHOWN).stream().map(Row::of).toList();
        return page(templates.render(
                "desk/mailbox.html",
                Locale.ENGLISH,
                Map.of("mails", mails, "count", mailbox.count(), "shown", mails.size())));
    }

    @GetMapping("/mailbox/{number}")
    ResponseEntity<String> text(@PathVariable int number) {
        onlyWhenOpen();
        var mail = mailbox.mail(number).orElseThrow(MailboxPages::notThere);
        return page(
                templates.render("desk/mail.html", Locale.ENGLISH, Map.of("mail", Row.of(mail), "text", mail.text())));
    }

    @GetMapping("/mailbox/{number}/html")
    ResponseEntity<String> html(@PathVariable int number) {
        onlyWhenOpen();
        var mail = mailbox.mail(number).orElseThrow(MailboxPages::notThere);
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", MAIL_POLICY)
                .body(mail.html());
    }

    private static ResponseEntity<String> page(String html) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'")
                .body(html);
    }

    private void onlyWhenOpen() {
        if (!mailbox.open()) throw notThere();
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** A mail in the list. */
    record Row(int number, String to, String subject, String language, String direction) {

        static Row of(SampleMailbox.Mail mail) {
            return new Row(
                    mail.number(),
                    mail.to(),
                    mail.subject(),
                    mail.language(),
                    Languages.direction(Locale.forLanguageTag(mail.language())));
        }
    }
}
