package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.communique.signin.PasskeyCeremonies;
import org.communique.signin.SignIns;
import org.communique.web.desk.DeskPages;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, and proving oneself again, by a passkey. */
@Controller
class PasskeyController {

    private final SignInHouse house;
    private final SignIns signIns;
    private final PasskeyCeremonies ceremonies;

    PasskeyController(SignInHouse house, SignIns signIns, PasskeyCeremonies ceremonies) {
        this.house = house;
        this.signIns = signIns;
        this.ceremonies = ceremonies;
    }

    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<String> options(HttpServletRequest request) {
        if (!signIns.mayAsk(house.network().apply(request)))
            return ResponseEntity.status(429).build();
        var asked = ceremonies.prove(house.place(request));
        house.door(request).keep(Door.CHALLENGE, asked.challenge());
        return json(asked.json());
    }

    @PostMapping("/sign-in/passkey")
    ResponseEntity<String> signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String credential) {
        var user = proved(request, credential);
        if (user.isEmpty()) return DeskPages.seeOther("/sign-in?passkey");
        house.door(request).letIn(user.get());
        return DeskPages.seeOther(Wanted.taken(request, response));
    }

    /** Only with a passkey of her own: another's proves nothing about her. */
    @PostMapping("/sign-in/again/passkey")
    ResponseEntity<String> again(HttpServletRequest request, @RequestParam(defaultValue = "") String credential) {
        var user = proved(request, credential);
        if (user.isEmpty() || !user.get().equals(request.getRemoteUser()))
            return DeskPages.seeOther("/sign-in/again?passkey");
        house.door(request).proved();
        return DeskPages.seeOther("/sign-in/again/held");
    }

    /** A challenge is good for one answer, right or wrong. */
    private Optional<String> proved(HttpServletRequest request, String credential) {
        var door = house.door(request);
        var challenge = door.kept(Door.CHALLENGE).orElse("");
        door.forget(Door.CHALLENGE);
        return ceremonies
                .proved(house.place(request), new PasskeyCeremonies.Answer(challenge, credential))
                .filter(it -> signIns.passkey(it) == SignIns.Answer.PROVED);
    }

    static ResponseEntity<String> json(String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
