package workbook;

/** Which broker a program or a cross-check talks to. */
sealed interface Target {

    /** The learner's, started for this. */
    record Mini() implements Target {}

    /** The finished one without the learner's classes, started for this: for lessons before 04. */
    record Reference() implements Target {}

    /** The real one, started for this from its published jars. */
    record RocketMq() implements Target {}

    /** One that runs already; the address of its name server. */
    record Address(String hostAndPort) implements Target {}

    /**
     * @param miniToo whether "mini" and "reference" are accepted
     * @throws Refusal for anything else
     */
    static Target of(String typed, boolean miniToo) {
        if (typed.equals("mini") && miniToo) {
            return new Mini();
        }
        if (typed.equals("reference") && miniToo) {
            return new Reference();
        }
        if (typed.equals("rocketmq")) {
            return new RocketMq();
        }
        if (typed.matches("[^:\\s]+:[1-9]\\d{0,4}")) {
            return new Address(typed);
        }
        throw new Refusal(
                Workbook.USAGE,
                "--on %s: type %srocketmq, or HOST:PORT of a name server such as localhost:9876"
                        .formatted(typed, miniToo ? "mini, reference, " : ""));
    }
}
