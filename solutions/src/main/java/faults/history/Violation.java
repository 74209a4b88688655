package faults.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A promise that was broken, with the operations that show it. */
public sealed interface Violation {
    /** What happened, in a sentence that names the operations. */
    String message();

    /** The kind, as people say it. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * An acknowledged message that was never delivered.
     *
     * @param instead what was delivered from its place, if anything was
     */
    record Lost(Sent sent, Optional<Seen> instead) implements Violation {
        @Override
        public String message() {
            return "%s: no consumer ever got it%s"
                    .formatted(
                            sent,
                            instead.map(other -> "; in its place " + other).orElse(""));
        }
    }

    /**
     * A message that stands in more places than attempts to send it may have put it.
     *
     * @param attempts those that may have stored it
     * @param seen a delivery from each place
     */
    record Duplicated(String key, List<Sent> attempts, List<Seen> seen) implements Violation {
        @Override
        public String message() {
            return "\"%s\" was stored %s times, and %s attempts to send it can explain at most %s: %s; attempts: %s"
                    .formatted(key, seen.size(), attempts.size(), attempts.size(), seen, attempts);
        }
    }

    /** A message that was delivered again from the same place, where each was promised once. */
    record Redelivered(Seen first, Seen again) implements Violation {
        @Override
        public String kind() {
            return "duplicated";
        }

        @Override
        public String message() {
            return "delivered twice: %s; and again %s".formatted(first, again);
        }
    }

    /** A message that was acknowledged before the other was even sent stands behind it. */
    record Reordered(Sent earlier, Sent later) implements Violation {
        @Override
        public String message() {
            return "%s; only then %s, and yet it stands in front".formatted(earlier, later);
        }
    }

    /** A message that was delivered after one that stands behind it, where the queue's order was promised. */
    record DeliveredOutOfOrder(Seen first, Seen then) implements Violation {
        @Override
        public String kind() {
            return "reordered";
        }

        @Override
        public String message() {
            return "%s; after it, for the first time, %s, which stands in front".formatted(first, then);
        }
    }

    /** A message that was delivered before it was due. */
    record Early(Sent sent, Seen seen) implements Violation {
        @Override
        public String message() {
            String before = seen.at() < sent.begun() ? "before it was sent" : "before it was due";
            return "%s, %s: %s".formatted(seen, before, sent);
        }
    }

    /**
     * A message that nobody sent, or that was refused.
     *
     * @param attempts the refused ones; empty if nobody ever sent it
     */
    record Phantom(Seen seen, List<Sent> attempts) implements Violation {
        @Override
        public String message() {
            return attempts.isEmpty()
                    ? "%s: nobody ever sent it".formatted(seen)
                    : "%s: every attempt to send it was refused: %s".formatted(seen, attempts);
        }
    }

    /** A thing that two held at the same time, or that two were told is theirs. */
    record HeldTwice(Holding one, Holding other) implements Violation {
        @Override
        public String kind() {
            return one.kept().isPresent() && other.kept().isPresent() ? "sold twice" : "held twice";
        }

        @Override
        public String message() {
            return "%s; and yet %s".formatted(one, other);
        }
    }

    /** What somebody was told is his was given back. */
    record ReleasedAlthoughKept(Holding holding) implements Violation {
        @Override
        public String kind() {
            return "released although kept";
        }

        @Override
        public String message() {
            return holding.toString();
        }
    }

    /** What was held was given back while its holder still had time. */
    record ReleasedEarly(Holding holding) implements Violation {
        @Override
        public String kind() {
            return "released early";
        }

        @Override
        public String message() {
            return holding.toString();
        }
    }

    /** What was not kept was never given back. */
    record NeverReleased(Holding holding) implements Violation {
        @Override
        public String kind() {
            return "never released";
        }

        @Override
        public String message() {
            return holding.toString();
        }
    }

    /** Whoever asked in time was told that he is too late. */
    record RefusedInTime(Holding holding) implements Violation {
        @Override
        public String kind() {
            return "refused in time";
        }

        @Override
        public String message() {
            return holding.toString();
        }
    }

    /**
     * A step that was begun before the one in front of it was done.
     *
     * @param before the attempts at that one; empty if there were none
     */
    record OutOfTurn(HandledStep step, List<HandledStep> before) implements Violation {
        @Override
        public String kind() {
            return "out of turn";
        }

        @Override
        public String message() {
            return before.isEmpty()
                    ? "%s, and nobody has begun the step before".formatted(step)
                    : "%s; the step before: %s".formatted(step, before.get(0));
        }
    }

    /**
     * A batch of which some messages were stored more often than others.
     *
     * @param stored how often each was
     */
    record Torn(Map<String, Integer> stored) implements Violation {
        @Override
        public String message() {
            return "a batch is stored as a whole or not at all, and its messages were stored so often: " + stored;
        }
    }

    /**
     * A delayed message that was taken back in time and delivered nonetheless.
     *
     * @param takenBack when the broker said that it will not come
     */
    record DeliveredNonetheless(Sent sent, long takenBack, Seen seen) implements Violation {
        @Override
        public String kind() {
            return "delivered nonetheless";
        }

        @Override
        public String message() {
            return "%s; taken back at %s: %s".formatted(seen, Times.text(takenBack), sent);
        }
    }

    /**
     * Something that had to be done, and was not.
     *
     * @param why it had to
     */
    record Undone(String what, String why) implements Violation {
        @Override
        public String message() {
            return "%s was not done, and %s".formatted(what, why);
        }
    }
}
