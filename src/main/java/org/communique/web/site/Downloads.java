package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.communique.feed.Archive;
import org.communique.feed.PublishedFile;
import org.springframework.http.ContentDisposition;

/** Answers with a published file: whatever its bytes are, a browser that opens them runs nothing and shows only pictures. */
final class Downloads {

    private Downloads() {}

    static void answer(HttpServletRequest request, HttpServletResponse response, Archive.Download found)
            throws IOException {
        var file = found.file();
        var tag = Conditions.tag(file.sha256(), false);
        headers(response, file, tag);
        if (Conditions.unchanged(request.getHeader("If-None-Match"), null, file.sha256(), Instant.EPOCH)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(MediaTypes.header(file.mediaType()));
        var bytes = found.bytes();
        // a range is defined for GET alone (RFC 9110 §14.2)
        var asked = request.getMethod().equals("GET")
                ? ByteRange.of(request.getHeader("Range"), request.getHeader("If-Range"), tag, bytes.length)
                : java.util.Optional.<ByteRange>empty();
        if (asked.isEmpty()) Responder.body(request, response, bytes);
        else part(response, asked.get(), bytes);
    }

    private static void headers(HttpServletResponse response, PublishedFile file, String tag) {
        boolean shown = MediaTypes.isShown(file.mediaType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        // readers of feeds show our pictures in pages of their own; nobody else has to draw the rest into a page
        response.setHeader("Cross-Origin-Resource-Policy", shown ? "cross-origin" : "same-origin");
        response.setHeader("Cache-Control", Responder.FOR_EVER);
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("ETag", tag);
        if (!shown) response.setHeader("Content-Disposition", attachment(file.name()));
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static void part(HttpServletResponse response, ByteRange range, byte[] bytes) throws IOException {
        response.setHeader("Content-Range", range.of(bytes.length));
        if (range.nothing()) {
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            response.setHeader("Cache-Control", Responder.NEVER);
            response.setContentLength(0);
            return;
        }
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setContentLength((int) range.length());
        response.getOutputStream().write(bytes, (int) range.from(), (int) range.length());
    }
}
