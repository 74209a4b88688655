package programs.sequence;

import java.time.Duration;

/** A hundred orders, sent step by step, and three consumers: in which order the steps are handled. */
public final class PaidBeforeCreated {
    private PaidBeforeCreated() {}

    /** Takes the name server's address from the property that rocketmq-client reads too. */
    public static void main(String[] args) throws Exception {
        System.setProperty("rocketmq.client.rebalance.waitInterval", "1000");
        String nameServer = System.getProperty("rocketmq.namesrv.addr", "127.0.0.1:9876");
        System.out.printf("%s orders, each sent as %s%n", MeasuredRun.ORDERS, String.join(", ", StepHistory.STEPS));
        System.out.printf(
                "We wait until three consumers share the queues, and until all is handled: %s s each, at most.%n",
                MeasuredRun.BOUND.toSeconds());
        StepHistory history = MeasuredRun.of(nameServer, Measure.NOTHING, Duration.ZERO);
        System.out.printf("%s steps are handled by three consumers, for example%n", history.steps());
        for (int order : history.someWithEarly(4)) {
            System.out.printf("  order %2s  %s%n", order, String.join(", ", history.stepsOf(order)));
        }
        System.out.printf(
                "%s steps came before the one in front of them, in %s orders of %s%n",
                history.early(), history.ordersWithEarly(), MeasuredRun.ORDERS);
        System.exit(0); // clients take their time to say good-bye
    }
}
