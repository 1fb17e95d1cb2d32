package org.communique.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.communique.delivery.Channel;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;

/** A channel that writes down what it is given and answers what it is told. */
final class Recorder implements Channel {

    final List<Parcel> parcels = Collections.synchronizedList(new ArrayList<>());
    Function<Parcel, Outcome> answer = parcel -> new Outcome.Accepted("250 2.0.0 ok");

    private final String name;
    private final Reach reach;

    Recorder(String name, Reach reach) {
        this.name = name;
        this.reach = reach;
    }

    List<String> addresses() {
        return parcels.stream()
                .map(it -> it.recipient().orElseThrow().address())
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reach plan() {
        return reach;
    }

    @Override
    public Outcome deliver(Parcel parcel) {
        parcels.add(parcel);
        return answer.apply(parcel);
    }

    @Override
    public void close() {}
}
