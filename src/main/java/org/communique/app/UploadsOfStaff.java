package org.communique.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses the files of strangers before anything reads them: whoever looks for the token of the form would write them to disk. */
final class UploadsOfStaff extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        boolean files = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        boolean stranger = SecurityContextHolder.getContext().getAuthentication() == null;
        if (files && stranger) response.sendError(HttpServletResponse.SC_FORBIDDEN);
        else chain.doFilter(request, response);
    }
}
