package programs.whyqueues;

import checks.InBackground;
import checks.Thrown;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

@org.junit.jupiter.api.Order(1) // its name here is that of an order
@Tag("01-2")
class AsyncShopTest {
    private final CountedTime time = new CountedTime();
    private final Desk desk = new Desk(3, time);
    private final Provider sms = new Provider(time, 0);
    private final Provider email = new Provider(time, 0);

    @Test
    @Tag("invariant-4")
    @DisplayName("saving takes 150 ms, two channels 150 ms each: the customer waits 150 ms")
    void theCustomerWaitsForTheShopOnly() throws Exception {
        AsyncShop shop = new AsyncShop(desk, List.of(sms, email), 3, time);

        shop.order(new Order(1));

        assertThat(time.here()).as("milliseconds until the customer may go").isEqualTo(150);
        assertThat(desk.orders()).as("orders that were saved").isEqualTo(List.of(new Order(1)));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("orders 1, 2 and 3 are taken, the lines are worked off one by one: each channel sends 1, 2, 3")
    void everyOrderReachesEveryChannel() throws Exception {
        AsyncShop shop = shopWithThreeOrders(sms, email);

        shop.workOff(shop.lines().get(0));
        assertThat(sms.sent).as("sent by the first channel").isEqualTo(List.of(1, 2, 3));
        assertThat(email.sent)
                .as("sent by the second channel before its line is worked off")
                .isEmpty();

        shop.workOff(shop.lines().get(1));
        assertThat(email.sent).as("sent by the second channel").isEqualTo(List.of(1, 2, 3));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("an open line; the channel fails four times before each order: all are sent when it is back, in order")
    void nothingIsLostWhileAChannelIsDown() throws Exception {
        Provider down = new Provider(time, 4);
        AsyncShop shop = openShopWithThreeOrders(down);
        InBackground<Integer> work = InBackground.start("workOff", () -> {
            shop.workOff(shop.lines().get(0));
            return time.here();
        });
        work.awaitStandstill();
        shop.lines().get(0).waiting().close();
        int passed = work.result();

        assertThat(down.sent).as("sent when the channel was back").isEqualTo(List.of(1, 2, 3));
        assertThat(passed)
                .as("milliseconds for four rests of 100 ms each, and three orders of 150 ms")
                .isEqualTo(3 * (4 * 100 + 150));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the channel does not answer 864,000 calls, for a day: the order is sent all the same")
    void aChannelMayBeDownForLong() throws Exception {
        Provider down = new Provider(time, 864_000);
        AsyncShop shop = new AsyncShop(desk, List.of(down), 1, time);
        shop.order(new Order(1));
        shop.lines().get(0).waiting().close();

        shop.workOff(shop.lines().get(0));

        assertThat(down.sent).as("sent when the channel was back").isEqualTo(List.of(1));
    }

    /** An attempt more is right, and so is to end with the exception: {@code close} tells of it then. */
    @Test
    @Tag("invariant-4")
    @DisplayName("the channel fails three times with another exception than ChannelDown: order 1 is not passed over")
    void noOrderIsPassedOver() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        List<Integer> sent = new ArrayList<>();
        Channel buggy = new Provider(time, 0) {
            @Override
            public void send(Order order) {
                if (calls.incrementAndGet() <= 3) {
                    throw new IllegalArgumentException("no phone number");
                }
                sent.add(order.number());
            }
        };
        AsyncShop shop = shopWithThreeOrders(buggy);

        String thrown = Thrown.by(() -> {
            shop.workOff(shop.lines().get(0));
            return "all sent";
        });

        boolean right = sent.isEmpty() ? thrown.equals("IllegalArgumentException") : sent.equals(List.of(1, 2, 3));
        assertThat(right ? "none is passed over" : "sent are " + sent)
                .as("orders 1, 2 and 3")
                .isEqualTo("none is passed over");
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("the line is open, and empty before order 1 and after it: workOff waits for each order that comes")
    void anEmptyLineIsNoEnd() throws Exception {
        AsyncShop shop = new AsyncShop(desk, List.of(sms), 3, time);
        InBackground<String> work = InBackground.start("workOff of an empty line that is open", () -> {
            shop.workOff(shop.lines().get(0));
            return "normally";
        });
        work.awaitWaiting();

        shop.order(new Order(1));
        work.awaitWaiting(() -> sms.sent.size() == 1 && work.thread().getState() == Thread.State.WAITING);
        shop.order(new Order(2));
        shop.lines().get(0).waiting().close();

        work.result();
        assertThat(sms.sent).as("sent, now that two orders came").isEqualTo(List.of(1, 2));
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("sold out: the fourth order fails, and no channel is told of it")
    void nobodyIsToldOfAnOrderThatWasNotSaved() throws Exception {
        AsyncShop shop = new AsyncShop(desk, List.of(sms), 5, time);
        for (int number = 1; number <= 3; number++) {
            shop.order(new Order(number));
        }

        assertThat(Thrown.by(() -> {
                    shop.order(new Order(4));
                    return "taken";
                }))
                .as("what the fourth order throws")
                .isEqualTo("SoldOut");
        shop.lines().get(0).waiting().close();
        shop.workOff(shop.lines().get(0));
        assertThat(sms.sent).as("orders that the channel was told of").isEqualTo(List.of(1, 2, 3));
    }

    @Test
    @Tag("invariant-1")
    @DisplayName("room for one order in the line: the second customer waits until the first order is sent")
    void aFullLineMakesTheCustomerWait() throws Exception {
        AsyncShop shop = new AsyncShop(desk, List.of(sms), 1, time);
        shop.order(new Order(1));
        InBackground<String> second = InBackground.start("order, while the line is full", () -> {
            shop.order(new Order(2));
            return "normally";
        });
        second.awaitWaiting();

        shop.open();

        assertThat(second.result())
                .as("how order returns, once the line is worked off")
                .isEqualTo("normally");
        assertThat(shop.close()).as("lines that stopped").isEmpty();
        assertThat(sms.sent).as("sent in the end").isEqualTo(List.of(1, 2));
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "the line is full, and the customer is interrupted: order ends with the interrupt, for 2 is in no line")
    void anInterruptedOrderIsNotTaken() throws Exception {
        AsyncShop shop = new AsyncShop(desk, List.of(sms), 1, time);
        shop.order(new Order(1));
        InBackground<String> second = InBackground.start("the second order, of an interrupted customer", () -> {
            Thread.currentThread().interrupt();
            return Thrown.by(() -> {
                shop.order(new Order(2));
                return "taken";
            });
        });

        assertThat(second.result()).as("what the second order throws").isEqualTo("InterruptedException");
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "the thread is interrupted while its line rests: workOff ends, and the interrupt goes on to its caller")
    void anInterruptEndsARest() throws Exception {
        Latency interrupted = duration -> {
            if (duration.equals(AsyncShop.REST)) {
                throw new InterruptedException();
            }
        };
        Provider down = new Provider(time, 4);

        assertThat(interrupt(down, interrupted))
                .as("what becomes of the interrupt")
                .isEqualTo("goes on");
        assertThat(down.sent).as("orders that are sent after the interrupt").isEmpty();
    }

    @Test
    @Tag("invariant-3")
    @DisplayName(
            "the thread is interrupted while the channel sends: workOff ends, and the interrupt goes on to its caller")
    void anInterruptEndsASend() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Channel interrupted = new Channel() {
            @Override
            public String name() {
                return "SMS";
            }

            @Override
            public void send(Order order) throws InterruptedException {
                if (calls.incrementAndGet() == 1) {
                    throw new InterruptedException();
                }
            }
        };

        assertThat(interrupt(interrupted, time))
                .as("what becomes of the interrupt")
                .isEqualTo("goes on");
        assertThat(calls.get()).as("calls of the channel").isEqualTo(1);
    }

    @Test
    @Tag("invariant-3")
    @DisplayName("the channel sends order 1 and takes no notice of an interrupt meanwhile: workOff ends before order 2,"
            + " and the interrupt goes on to its caller")
    void anInterruptThatTheChannelOverlookedIsNotLost() throws Exception {
        Provider busy = new Provider(time, 0) {
            @Override
            public void send(Order order) throws ChannelDown, InterruptedException {
                super.send(order);
                Thread.currentThread().interrupt();
            }
        };

        assertThat(interrupt(shopWithThreeOrders(busy)))
                .as("what becomes of the interrupt")
                .isEqualTo("goes on");
        assertThat(busy.sent).as("orders that are sent").isEqualTo(List.of(1));
    }

    private String interrupt(Channel channel, Latency latency) throws Exception {
        AsyncShop shop = new AsyncShop(desk, List.of(channel), 3, latency);
        shop.order(new Order(1));
        shop.lines().get(0).waiting().close();
        return interrupt(shop);
    }

    /** Thrown on, and noted in the thread, are alike: whoever called learns of it. */
    private static String interrupt(AsyncShop shop) {
        try {
            shop.workOff(shop.lines().get(0));
            return Thread.interrupted() ? "goes on" : "is lost";
        } catch (InterruptedException thrownOn) {
            return "goes on";
        }
    }

    private AsyncShop shopWithThreeOrders(Channel... channels) throws InterruptedException {
        AsyncShop shop = openShopWithThreeOrders(channels);
        shop.lines().forEach(line -> line.waiting().close());
        return shop;
    }

    private AsyncShop openShopWithThreeOrders(Channel... channels) throws InterruptedException {
        AsyncShop shop = new AsyncShop(desk, List.of(channels), 3, time);
        for (int number = 1; number <= 3; number++) {
            shop.order(new Order(number));
        }
        return shop;
    }
}
