package org.communique.web.desk.users;

import java.util.Map;
import java.util.Optional;
import org.communique.signin.User;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.web.desk.signin.SignInHouse;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The one-time link of an invitation, shown once unless it was mailed: it is an answer and has no address, so nobody comes by it again. */
@Component
class InvitationPage {

    private final DeskPages pages;
    private final SignInHouse house;

    InvitationPage(DeskPages pages, SignInHouse house) {
        this.pages = pages;
        this.house = house;
    }

    ResponseEntity<String> shown(Visit visit, User user, Optional<String> token) {
        return pages.page(
                visit,
                "desk/invited.html",
                Map.of(
                        "who",
                        user.shown(),
                        "link",
                        token.map(it -> house.origin() + "/sign-in/invitation/" + it)
                                .orElse("")));
    }
}
