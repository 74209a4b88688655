package programs.retries;

import java.util.ArrayList;
import java.util.List;

/** What one transaction of {@link Accounts} is to change, all of it or nothing. One thread uses it. */
public final class AccountChanges {
    private final List<PaidOrder> booked = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();

    /** Adds the order's points to what its customer has. */
    public AccountChanges book(PaidOrder order) {
        booked.add(order);
        return this;
    }

    /** Adds a note, any text. */
    public AccountChanges note(String note) {
        noted.add(note);
        return this;
    }

    /** Takes a note away; one that is not there is passed over. */
    public AccountChanges forget(String note) {
        forgotten.add(note);
        return this;
    }

    public List<PaidOrder> booked() {
        return List.copyOf(booked);
    }

    public List<String> noted() {
        return List.copyOf(noted);
    }

    public List<String> forgotten() {
        return List.copyOf(forgotten);
    }
}
