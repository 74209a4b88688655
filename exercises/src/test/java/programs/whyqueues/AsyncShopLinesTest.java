package programs.whyqueues;

import checks.InBackground;
import checks.Thrown;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/** Several lines and several customers at once. */
@Tag("01-2")
class AsyncShopLinesTest {
    private final CountedTime time = new CountedTime();
    private final Desk desk = new Desk(3, time);
    private final Provider email = new Provider(time, 0);

    @Test
    @Tag("invariant-4")
    @DisplayName("two lines with room for one order, both full: order 2 waits for each in turn, and gets into both")
    void anOrderThatHadToWaitReachesTheOtherLinesToo() throws Exception {
        Provider sms = new Provider(time, 0);
        AsyncShop shop = new AsyncShop(desk, List.of(sms, email), 1, time);
        shop.order(new Order(1));
        InBackground<String> second = InBackground.start("order, while both lines are full", ordered(shop, 2));
        second.awaitWaiting();

        shop.open();

        second.result();
        assertThat(shop.close()).as("lines that stopped").isEmpty();
        assertThat(sms.sent).as("sent by the first channel").isEqualTo(List.of(1, 2));
        assertThat(email.sent).as("sent by the second channel").isEqualTo(List.of(1, 2));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the second line is closed: order does not return as if the order waited there")
    void aClosedLineIsNotPassedOver() {
        AsyncShop shop = new AsyncShop(desk, List.of(new Provider(time, 0), email), 1, time);
        shop.lines().get(1).waiting().close();

        String thrown = Thrown.by(ordered(shop, 1));

        assertThat(thrown.equals("nothing") ? "returns, as if all was well" : "throws")
                .as("what order does")
                .isEqualTo("throws");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("a customer is at the desk, where saving takes its time, when another one comes: both are served")
    void customersDoNotWaitForEachOther() throws Exception {
        CountDownLatch bothAreThere = new CountDownLatch(2);
        Latency untilBothAreThere = duration -> {
            bothAreThere.countDown();
            bothAreThere.await();
        };
        AsyncShop shop = new AsyncShop(new Desk(3, untilBothAreThere), List.of(email), 3, time);
        InBackground<String> first = InBackground.start("the order of a customer beside another", ordered(shop, 1));
        first.awaitStandstill();
        InBackground<String> second = InBackground.start("the order of the other customer", ordered(shop, 2));

        assertThat(List.of(first.result(), second.result()))
                .as("how the two orders return")
                .isEqualTo(List.of("normally", "normally"));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName(
            "while SMS keeps order 1 for long, and then fails, the e-mail line is worked off; then SMS gets 1 again")
    void noLineWaitsForAnother() throws Exception {
        AtomicReference<AsyncShop> shop = new AtomicReference<>();
        List<Integer> asked = new ArrayList<>();
        Provider sms = new Provider(time, 0) {
            @Override
            public void send(Order order) throws ChannelDown {
                asked.add(order.number());
                if (asked.size() == 1) {
                    result(InBackground.start("the other line, which has nothing to wait for", worked(shop.get(), 1)));
                    throw new ChannelDown(name());
                }
            }
        };
        shop.set(withThreeOrders(sms, email));

        shop.get().workOff(shop.get().lines().get(0));

        assertThat(email.sent).as("sent by e-mail").isEqualTo(List.of(1, 2, 3));
        assertThat(asked).as("what SMS was asked to send").isEqualTo(List.of(1, 1, 2, 3));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("three orders are in the line: while order 1 is being sent, 2 and 3 still take up their room in it")
    void anOrderLeavesTheLineWhenItIsItsTurn() throws Exception {
        AtomicReference<AsyncShop> shop = new AtomicReference<>();
        List<Integer> waiting = new ArrayList<>();
        Provider sms = new Provider(time, 0) {
            @Override
            public void send(Order order) {
                waiting.add(shop.get().lines().get(0).waiting().size());
            }
        };
        shop.set(withThreeOrders(sms));

        shop.get().workOff(shop.get().lines().get(0));

        assertThat(waiting)
                .as("how many orders wait in the line while 1, 2 and 3 are sent")
                .isEqualTo(List.of(2, 1, 0));
    }

    private AsyncShop withThreeOrders(Channel... channels) throws InterruptedException {
        AsyncShop shop = new AsyncShop(desk, List.of(channels), 3, time);
        for (int number = 1; number <= 3; number++) {
            shop.order(new Order(number));
        }
        shop.lines().forEach(line -> line.waiting().close());
        return shop;
    }

    private static void result(InBackground<?> call) {
        try {
            call.result();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Callable<String> worked(AsyncShop shop, int line) {
        return () -> {
            shop.workOff(shop.lines().get(line));
            return "worked off";
        };
    }

    private static Callable<String> ordered(AsyncShop shop, int number) {
        return () -> {
            shop.order(new Order(number));
            return "normally";
        };
    }
}
