package workbook.catalogue;

/** What an exercise asks for. */
public enum Kind {
    /** A part of the broker. */
    BROKER("B"),
    /** A client program with plain rocketmq-client. */
    CLIENT("C"),
    /** Predict, measure, explain: nothing to compile. */
    THINKING("T");

    private final String letter;

    Kind(String letter) {
        this.letter = letter;
    }

    public String letter() {
        return letter;
    }
}
