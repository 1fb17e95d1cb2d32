package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.communique.feed.Facet;
import org.communique.feed.Prepared;
import org.communique.feed.Selection;
import org.communique.render.Templates;
import org.communique.statement.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The latest statements for pages of other sites, and oEmbed, which tells such a site how to show one of our pages. */
@Controller
class EmbedController {

    private static final int NOT_IMPLEMENTED = HttpServletResponse.SC_NOT_IMPLEMENTED;

    private final Site site;
    private final Embeds embeds;
    private final OEmbed oembed;

    EmbedController(Site site, Templates templates) {
        this.site = site;
        this.embeds = new Embeds(site, templates);
        this.oembed = new OEmbed(site, embeds);
    }

    /** The newest of a language. */
    @GetMapping("/embed/{file}")
    void all(
            @PathVariable("file") String file,
            @RequestParam(name = "n", defaultValue = "") String number,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var form = Embeds.Form.of(file);
        show(
                request,
                response,
                form,
                form.flatMap(it -> language(it.without(file)))
                        .flatMap(it -> embeds.list(Selection.of(it), form.get(), Embeds.number(number))));
    }

    /** The newest of a topic or of an organisation in a language. */
    @GetMapping("/embed/{language}/{facet:topic|organisation}/{file}")
    void part(
            @PathVariable("language") String tag,
            @PathVariable("facet") String facet,
            @PathVariable("file") String file,
            @RequestParam(name = "n", defaultValue = "") String number,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var form = Embeds.Form.of(file);
        show(request, response, form, form.flatMap(it -> language(tag)
                .flatMap(language -> embeds.list(
                        Selection.of(language, facet(facet), it.without(file)), it, Embeds.number(number)))));
    }

    /** One statement as a card. */
    @GetMapping("/embed/statement/{publicId}.html")
    void statement(@PathVariable("publicId") String publicId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(request, response, Optional.of(Embeds.Form.DOCUMENT), embeds.statement(publicId));
    }

    @GetMapping("/oembed")
    void oembed(
            @RequestParam(name = "url", defaultValue = "") String url,
            @RequestParam(name = "format", defaultValue = "json") String format,
            @RequestParam(name = "maxwidth", defaultValue = "") String width,
            @RequestParam(name = "maxheight", defaultValue = "") String height,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!format.equals("json") && !format.equals("xml"))
            Responder.refused(request, response, NOT_IMPLEMENTED, "Ask for format=json or format=xml.\n");
        else if (!OEmbed.isAddress(url) || !OEmbed.isSize(width) || !OEmbed.isSize(height))
            Responder.refused(
                    request,
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "Give url= an absolute http(s) address, percent-encoded, and maxwidth= and maxheight= whole numbers from 1.\n");
        else {
            var box = OEmbed.Box.within(width, height);
            var found = format.equals("xml") ? oembed.xml(url, box) : oembed.json(url, box);
            if (found.isEmpty()) site.missing(request, response);
            else Responder.shared(request, response, found.get());
        }
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            Optional<Embeds.Form> form,
            Optional<Prepared> document)
            throws IOException {
        if (document.isEmpty()) site.missing(request, response);
        else if (form.equals(Optional.of(Embeds.Form.DOCUMENT))) Responder.framed(request, response, document.get());
        else Responder.shared(request, response, document.get());
    }

    private static Facet facet(String word) {
        return word.equals("topic") ? Facet.TOPIC : Facet.ORGANISATION;
    }

    private static Optional<Locale> language(String tag) {
        return Languages.parse(tag).filter(it -> it.toLanguageTag().equals(tag));
    }
}
