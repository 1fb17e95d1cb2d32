package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.communique.openid.Provider;
import org.communique.openid.Question;
import org.communique.openid.Reply;
import org.communique.openid.Verdict;
import org.communique.signin.Introductions;
import org.communique.signin.SignIns;
import org.communique.store.Json;
import org.communique.web.desk.DeskPages;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /sign-in/provider}, {@code /sign-in/again/provider} and {@code /sign-in/provider/back}: signing in, and proving oneself
 * again, at the provider of the house. Links and no forms: a browser may refuse to be led elsewhere by what a form answers.
 */
@Controller
class ProviderController {

    private static final String BACK = "/sign-in/provider/back";

    private final SignInHouse house;
    private final Elsewhere elsewhere;
    private final SignIns signIns;
    private final Introductions introductions;

    ProviderController(SignInHouse house, Elsewhere elsewhere, SignIns signIns, Introductions introductions) {
        this.house = house;
        this.elsewhere = elsewhere;
        this.signIns = signIns;
        this.introductions = introductions;
    }

    @GetMapping("/sign-in/provider")
    ResponseEntity<String> leave(HttpServletRequest request) {
        return leave(request, "/sign-in", false);
    }

    @GetMapping("/sign-in/again/provider")
    ResponseEntity<String> leaveAgain(HttpServletRequest request) {
        if (request.getRemoteUser() == null) return DeskPages.seeOther("/sign-in");
        return leave(request, "/sign-in/again", true);
    }

    private ResponseEntity<String> leave(HttpServletRequest request, String page, boolean fresh) {
        if (elsewhere.provider().isEmpty()) return DeskPages.seeOther(page);
        if (!signIns.mayAsk(house.network().apply(request))) return DeskPages.seeOther(page + "?wait");
        var asked = elsewhere.provider().get().ask(house.here(request) + BACK, fresh);
        if (asked.isEmpty()) return DeskPages.seeOther(page + "?away");
        house.door(request).keep(Door.QUESTION, Json.write(asked.get().question()));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", asked.get().url())
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** Whatever does not fit is answered in one way: nobody learns whom we know. */
    @GetMapping(BACK)
    ResponseEntity<String> back(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code) {
        var door = house.door(request);
        var question = door.kept(Door.QUESTION).map(it -> Json.read(it, Question.class));
        door.forget(Door.QUESTION);
        if (elsewhere.provider().isEmpty() || question.isEmpty()) return DeskPages.seeOther("/sign-in?provider");
        var provider = elsewhere.provider().get();
        boolean again = question.get().fresh();
        var page = again ? "/sign-in/again" : "/sign-in";
        var verdict = provider.answered(question.get(), new Reply(state, code));
        if (verdict instanceof Verdict.Away) return DeskPages.seeOther(page + "?away");
        var user =
                user(verdict, again ? door.session() : "").filter(it -> !again || it.equals(request.getRemoteUser()));
        if (user.isEmpty()) return DeskPages.seeOther(page + "?provider");
        return again ? proved(door, user.get(), provider) : signIn(request, response, user.get(), provider);
    }

    private Optional<String> user(Verdict verdict, String session) {
        if (verdict instanceof Verdict.Introduced it) return introductions.user(it.identity(), session);
        introductions.refused((Verdict.Refused) verdict);
        return Optional.empty();
    }

    private ResponseEntity<String> signIn(
            HttpServletRequest request, HttpServletResponse response, String user, Provider provider) {
        var door = house.door(request);
        switch (signIns.introduced(user, provider.trusted())) {
            case PROVED -> {
                door.letIn(user);
                if (provider.trusted()) door.keep(Door.VOUCHED, user);
                return DeskPages.seeOther(Wanted.taken(request, response));
            }
            case CODE_WANTED -> {
                door.halfWay(user, SignIns.First.PROVIDER);
                return DeskPages.seeOther("/sign-in/code");
            }
            case WRONG, TOO_MANY -> {
                return DeskPages.seeOther("/sign-in?provider");
            }
        }
        throw new IllegalStateException("every answer is named above");
    }

    private ResponseEntity<String> proved(Door door, String user, Provider provider) {
        switch (signIns.introduced(user, provider.trusted())) {
            case PROVED -> {
                door.proved();
                return DeskPages.seeOther("/sign-in/again/held");
            }
            case CODE_WANTED -> {
                door.halfAgain();
                return DeskPages.seeOther("/sign-in/again");
            }
            case WRONG, TOO_MANY -> {
                return DeskPages.seeOther("/sign-in/again?provider");
            }
        }
        throw new IllegalStateException("every answer is named above");
    }
}
