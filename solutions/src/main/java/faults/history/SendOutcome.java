package faults.history;

/** What a producer knows of its attempt to send once that is over. */
public sealed interface SendOutcome {
    /** The broker said that it is stored, and where. */
    record Acknowledged(QueuePlace place) implements SendOutcome {
        @Override
        public String toString() {
            return "acknowledged at " + place;
        }
    }

    /** The broker said that it is not stored. */
    record Refused(String why) implements SendOutcome {
        @Override
        public String toString() {
            return "refused (" + why + ")";
        }
    }

    /** No answer came, or one that leaves it open: it may be stored, once, or not at all. */
    record Unknown(String why) implements SendOutcome {
        @Override
        public String toString() {
            return "outcome unknown (" + why + ")";
        }
    }
}
