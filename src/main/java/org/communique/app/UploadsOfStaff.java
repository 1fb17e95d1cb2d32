package org.communique.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the files of strangers away from whoever looks for the token of a form, who would write them to disk. What somebody typed
 * beside them is read, since it may be staff whose session has ended: see {@link FormOfStranger}.
 */
final class UploadsOfStaff extends OncePerRequestFilter {

    /** So many at once, lest strangers fill the memory: staff who were signed out in the middle of a text are few. */
    private final Semaphore turns = new Semaphore(4);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        boolean files = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        boolean stranger = SecurityContextHolder.getContext().getAuthentication() == null;
        if (!files || !stranger) {
            chain.doFilter(request, response);
            return;
        }
        // outside the desk there is nothing to write, and nobody sends a file there
        if (!request.getRequestURI().startsWith("/desk/") || !turns.tryAcquire()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            var form = FormOfStranger.of(request);
            if (form.isEmpty()) response.sendError(HttpServletResponse.SC_FORBIDDEN);
            else chain.doFilter(form.get(), response);
        } finally {
            turns.release();
        }
    }
}
