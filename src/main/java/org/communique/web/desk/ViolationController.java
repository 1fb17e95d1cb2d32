package org.communique.web.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /csp-report}: where the policies of our pages send browsers with what they kept from happening. */
@RestController
class ViolationController {

    private final Violations violations;

    ViolationController(Violations violations) {
        this.violations = violations;
    }

    /** Answered in the same way whatever it says, so that nothing is learned from it. */
    @PostMapping("/csp-report")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(Violations.MOST_BYTES);
        violations.take(new String(body, StandardCharsets.UTF_8));
    }
}
