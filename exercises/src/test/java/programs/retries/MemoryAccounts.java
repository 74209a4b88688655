package programs.retries;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Accounts of a check: they can be out of order, and the program that uses them can be killed. */
final class MemoryAccounts implements Accounts {
    private final List<String> booked = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private int commits;
    private int killedAt = -1;
    private boolean killedAfterwards;
    private boolean isDead;
    private boolean isAway;

    /** What a program feels of SIGKILL: from now on it does nothing more that counts. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("the program is dead");
        }
    }

    /** Kills the program at a transaction, the next one being 1: before it, or when it is done. */
    synchronized void killAt(int transaction, boolean afterwards) {
        killedAt = commits + transaction;
        killedAfterwards = afterwards;
    }

    /** Nothing can be changed for now. */
    synchronized void away(boolean away) {
        isAway = away;
    }

    /** The program is started again, with what the database has. */
    synchronized void restart() {
        isDead = false;
        killedAt = -1;
    }

    synchronized boolean isDead() {
        return isDead;
    }

    /** The numbers of the orders that were booked, in order. */
    synchronized List<String> booked() {
        return List.copyOf(booked);
    }

    private void live() {
        if (isDead) {
            throw new Killed();
        }
    }

    @Override
    public synchronized boolean isNoted(String note) {
        live();
        return notes.contains(note);
    }

    @Override
    public synchronized List<String> notes() {
        live();
        return List.copyOf(notes);
    }

    @Override
    public synchronized void commit(AccountChanges changes) {
        live();
        if (isAway) {
            throw new IllegalStateException("the database is away");
        }
        for (String note : changes.noted()) {
            if (notes.contains(note)) {
                throw new AlreadyNoted(note);
            }
        }
        commits++;
        if (commits == killedAt && !killedAfterwards) {
            isDead = true;
            throw new Killed();
        }
        changes.booked().forEach(order -> booked.add(order.number()));
        changes.forgotten().forEach(notes::remove);
        notes.addAll(changes.noted());
        if (commits == killedAt) {
            isDead = true;
            throw new Killed();
        }
    }
}
