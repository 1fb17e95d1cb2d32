package org.communique.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;

/**
 * A form with files ({@code multipart/form-data}) from somebody who is not signed in: what was typed is read into memory, up to a
 * bound; files are passed over where they are read, and stand nowhere.
 */
final class FormOfStranger extends HttpServletRequestWrapper {

    /** Longest form that is looked into, in bytes: one with a picture as large as the desk takes, and its text. */
    private static final long LONGEST = 24L * 1024 * 1024;

    /** Most that may have been typed, in bytes: the longest text there is, in any script. */
    private static final int MOST = 5 * 1024 * 1024;

    /** Most fields and files. */
    private static final int PARTS = 200;

    private final Map<String, String[]> typed;

    private FormOfStranger(HttpServletRequest request, Map<String, String[]> typed) {
        super(request);
        this.typed = typed;
    }

    /** @return empty if it is too long, does not say how long it is, or is none */
    static Optional<HttpServletRequest> of(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length < 0 || length > LONGEST) return Optional.empty();
        try {
            return typed(request).map(it -> new FormOfStranger(request, it));
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, String[]>> typed(HttpServletRequest request) throws IOException {
        var fields = new HashMap<String, List<String>>();
        int left = MOST;
        int parts = 0;
        var form = new FileUpload().getItemIterator(new ServletRequestContext(request));
        while (form.hasNext()) {
            var part = form.next();
            if (++parts > PARTS) return Optional.empty();
            if (!part.isFormField()) continue;
            var bytes = bytes(part, left);
            left -= bytes.length + part.getFieldName().length();
            if (left < 0) return Optional.empty();
            fields.computeIfAbsent(part.getFieldName(), name -> new ArrayList<>())
                    .add(new String(bytes, StandardCharsets.UTF_8));
        }
        var typed = new HashMap<String, String[]>();
        fields.forEach((name, values) -> typed.put(name, values.toArray(String[]::new)));
        return Optional.of(typed);
    }

    private static byte[] bytes(FileItemStream field, int left) throws IOException {
        try (var in = field.openStream()) {
            return in.readNBytes(left + 1);
        }
    }

    @Override
    public String getParameter(String name) {
        var values = typed.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        var values = typed.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(typed);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(typed.keySet());
    }

    @Override
    public Collection<Part> getParts() {
        return List.of();
    }

    @Override
    public Part getPart(String name) {
        return null;
    }
}
