package org.communique.app;

import java.util.Map;
import java.util.Optional;
import org.communique.app.UseCases.Call;
import org.communique.review.Policy;
import org.communique.statement.Kind;
import org.communique.workspace.PolicyDesk;
import org.communique.workspace.ReviewDesk;

/** How to call each use case of approval. */
final class ReviewUseCases {

    private static final PolicyDesk.Sight NEWS = new PolicyDesk.Sight(Optional.of(Kind.NEWS), "");

    static final Map<String, Call> TABLE = Map.ofEntries(
            Map.entry("ReviewDesk.look", (desk, who, of, it) -> desk.reviews().look(who, of, it.release())),
            Map.entry("ReviewDesk.since", (desk, who, of, it) -> desk.reviews().since(who, of, it.release(), "")),
            Map.entry("SecondLookDesk.owed", (desk, who, of, it) -> desk.secondLooks()
                    .owed(who, of)),
            Map.entry("SecondLookDesk.looked", (desk, who, of, it) -> desk.secondLooks()
                    .looked(who, of, it.release(), "")),
            Map.entry("SecondLookDesk.of", (desk, who, of, it) -> desk.secondLooks()
                    .of(who, of, it.release())),
            Map.entry(
                    "ReviewDesk.picture", (desk, who, of, it) -> desk.reviews().picture(who, of, it.release(), "")),
            Map.entry("PolicyDesk.all", (desk, who, of, it) -> desk.policies().all(who, of)),
            Map.entry("PolicyDesk.set", (desk, who, of, it) -> desk.policies().set(who, of, NEWS, Policy.DEFAULT)),
            Map.entry(
                    "PolicyDesk.remove", (desk, who, of, it) -> desk.policies().remove(who, of, NEWS)),
            Map.entry("ReviewDesk.open", (desk, who, of, it) -> desk.reviews().open(who, of)),
            Map.entry("ReviewDesk.ask", (desk, who, of, it) -> desk.reviews().ask(who, of, it.release(), "")),
            Map.entry("ReviewDesk.urge", (desk, who, of, it) -> desk.reviews().urge(who, of, it.release(), "Now.")),
            Map.entry("ReviewDesk.say", (desk, who, of, it) -> desk.reviews()
                    .say(who, of, it.release(), new ReviewDesk.Answer(true, "", "", false))));

    private ReviewUseCases() {}
}
