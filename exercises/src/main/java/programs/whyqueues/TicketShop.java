package programs.whyqueues;

import minibroker.exercise.NotDoneYet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The story of lesson 01, in real time: what a customer waits for, and what happens when the SMS gateway is down.
 *
 * <p>The argument {@code power-cut} ends the program while notifications wait; {@code lost-answer} tells what happens
 * when an SMS is sent, but the gateway's answer is lost.
 */
public final class TicketShop {
    private static final int TICKETS = 1_000;
    private static final int ROOM = 1_000;
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private final Gateway sms = new Gateway("SMS", Duration.ofMillis(150), Latency.REAL);
    private final Gateway weChat = new Gateway("WeChat", Duration.ofMillis(100), Latency.REAL);
    private final Gateway email = new Gateway("e-mail", Duration.ofMillis(150), Latency.REAL);
    private final List<Gateway> gateways = List.of(sms, weChat, email);
    private final Desk desk = new Desk(TICKETS, Latency.REAL);
    private int orders;

    private TicketShop() {}

    public static void main(String[] arguments) throws InterruptedException {
        TicketShop story = new TicketShop();
        String which = String.join(" ", arguments);
        try {
            switch (which) {
                case "" -> story.tell(false);
                case "before" -> story.tellWithoutQueues();
                case "power-cut" -> story.tell(true);
                case "lost-answer" -> story.tellOfALostAnswer();
                default -> {
                    System.out.printf("\"%s\": must be before, power-cut, lost-answer or nothing%n", which);
                    System.exit(2);
                }
            }
        } catch (NotDoneYet e) {
            System.out.printf("%n%s", Wrapped.with("", e.getMessage()));
            System.exit(1);
        }
    }

    private void tellWithoutQueues() throws InterruptedException {
        say("A shop that calls its gateways itself");
        customer("SMS", "150 + 150", new SerialShop(desk, List.of(sms)));
        Shop serial = new SerialShop(desk, gateways);
        customer("SMS, WeChat, e-mail", "150 + 150 + 100 + 150", serial);
        sms.down(true);
        say("... and the SMS gateway goes down");
        customer("SMS, WeChat, e-mail", "150", serial);
    }

    private void tell(boolean powerCut) throws InterruptedException {
        tellWithoutQueues();
        sms.down(false);
        AsyncShop async = new AsyncShop(desk, gateways, ROOM, Latency.REAL);
        async.open();
        say("A shop that leaves its gateways to queues");
        customer("SMS, WeChat, e-mail", "150", async);
        Latency.REAL.pass(A_WHILE);
        sms.down(true);
        say("... and the SMS gateway goes down");
        for (int i = 0; i < 4; i++) {
            customer("SMS, WeChat, e-mail", "150", async);
        }
        Latency.REAL.pass(A_WHILE);
        showSent(gateways);
        if (powerCut) {
            say("Power cut. What waited, waited in this program's memory.");
            Runtime.getRuntime().halt(1);
        }
        sms.down(false);
        say("... and comes back");
        long back = System.nanoTime();
        List<String> trouble = async.close();
        showSent(gateways);
        System.out.printf("  all lines empty after %s ms%n", millisSince(back));
        trouble.forEach(System.out::println);
    }

    private void tellOfALostAnswer() throws InterruptedException {
        AsyncShop async = new AsyncShop(desk, List.of(sms), ROOM, Latency.REAL);
        async.open();
        sms.loseNextAnswer();
        say("The SMS gateway sends, but its answer is lost on the way");
        customer("SMS", "150", async);
        List<String> trouble = async.close();
        showSent(List.of(sms));
        trouble.forEach(System.out::println);
    }

    private static void say(String what) {
        System.out.printf("%n%s%n", what);
    }

    private void customer(String channels, String expected, Shop where) throws InterruptedException {
        Order order = new Order(++orders);
        Optional<ChannelDown> refused = Optional.empty();
        long start = System.nanoTime();
        try {
            where.order(order);
        } catch (ChannelDown e) {
            refused = Optional.of(e);
        }
        long took = millisSince(start);
        System.out.printf(
                "  order %s  %-19s  %-21s  %3s ms  %s%n",
                order.number(), channels, expected, took, refused.isPresent() ? "REFUSED" : "taken");
        refused.ifPresent(down -> System.out.printf("           %s%n", down.getMessage()));
    }

    private static void showSent(List<Gateway> gateways) {
        for (Gateway gateway : gateways) {
            String numbers = gateway.sent().stream()
                    .map(order -> Integer.toString(order.number()))
                    .collect(Collectors.joining(", "));
            System.out.printf("  %-6s  told the customers of orders %s%n", gateway.name(), numbers);
        }
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
