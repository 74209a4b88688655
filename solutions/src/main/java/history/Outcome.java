package history;

/** What a producer knows of its attempt to send once that is over. */
public sealed interface Outcome {
    /** The broker said that it is stored, and where. */
    record Acknowledged(Place place) implements Outcome {
        @Override
        public String toString() {
            return "acknowledged at " + place;
        }
    }

    /** The broker said that it is not stored. */
    record Refused(String why) implements Outcome {
        @Override
        public String toString() {
            return "refused (" + why + ")";
        }
    }

    /** No answer came, or one that leaves it open: it may be stored, once, or not at all. */
    record Unknown(String why) implements Outcome {
        @Override
        public String toString() {
            return "outcome unknown (" + why + ")";
        }
    }
}
