package org.communique.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the files of strangers away from whoever looks for the token of a form, who would write them to disk. What somebody typed
 * beside them is read, since it may be staff whose session has ended: see {@link FormOfStranger}.
 */
final class UploadsOfStaff extends OncePerRequestFilter {

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
        var passed = request.getRequestURI().startsWith("/desk/")
                ? FormOfStranger.of(request)
                : Optional.<HttpServletRequest>empty();
        if (passed.isEmpty()) response.sendError(HttpServletResponse.SC_FORBIDDEN);
        else chain.doFilter(passed.get(), response);
    }
}
