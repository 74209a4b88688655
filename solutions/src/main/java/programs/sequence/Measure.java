package programs.sequence;

/** What is done for the order of an order's steps, one thing more each time. */
enum Measure {
    NOTHING("nothing", false, false, false),
    SELECTOR("one queue for each order", true, false, false),
    ORDERLY("the same, handled in order", true, true, false),
    KILL("the same, and one consumer is killed", true, true, true);

    final String words;
    final boolean selects;
    final boolean isOrderly;
    final boolean kills;

    Measure(String words, boolean selects, boolean isOrderly, boolean kills) {
        this.words = words;
        this.selects = selects;
        this.isOrderly = isOrderly;
        this.kills = kills;
    }
}
