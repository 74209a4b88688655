package minibroker.broker;

import minibroker.TestClock;
import minibroker.message.Message;
import minibroker.message.MessageQueue;
import minibroker.protocol.PullMessageRequest;
import minibroker.protocol.RequestCode;
import minibroker.protocol.ResponseCode;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.TestConnection;
import minibroker.store.MemoryMessageStore;
import minibroker.store.MessageStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongPredicate;

import static minibroker.broker.BrokerFixture.ADDRESS;
import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PullRequestHoldServiceTest {
    private static final MessageQueue QUEUE = new MessageQueue("T", 0);

    private final TestClock clock = new TestClock();
    private final MessageStore store = new MemoryMessageStore(100_000_000, ADDRESS, clock);
    private final TestConnection client = new TestConnection(clock);

    @Test
    void aMessageThatCameJustBeforeTheHoldIsNotMissed() {
        Set<HeldPull> released = ConcurrentHashMap.newKeySet();
        PullRequestHoldService holds = new PullRequestHoldService(store::maxOffset, clock, released::add);
        HeldPull pull = pullAt(0);

        put();
        holds.hold(pull);

        assertThat(released).containsExactly(pull);
        assertThat(holds.size()).isZero();
    }

    @Test
    void aPullThatFailsIsAnsweredAndTheOthersAreCarriedOut() {
        List<HeldPull> released = new ArrayList<>();
        PullRequestHoldService holds = new PullRequestHoldService(store::maxOffset, clock, pull -> {
            if (pull.offset() == 1) {
                throw new IllegalStateException("no disk");
            }
            released.add(pull);
        });
        HeldPull before = pullAt(0);
        HeldPull failing = pullAt(1);
        HeldPull after = pullAt(2);
        List.of(before, failing, after).forEach(holds::hold);

        holds.arrived(QUEUE, 0, 0);

        assertThat(released).containsExactly(before, after);
        assertThat(client.sent()).singleElement().satisfies(answer -> {
            assertThat(answer.opaque()).isEqualTo(failing.exchange().request().opaque());
            assertThat(answer.code()).isEqualTo(ResponseCode.SYSTEM_ERROR);
            assertThat(answer.remark()).contains("no disk");
        });
        assertThat(holds.size()).isZero();
    }

    @Test
    void aFilterThatFailsLosesNoPull() {
        List<HeldPull> released = new ArrayList<>();
        PullRequestHoldService holds = new PullRequestHoldService(store::maxOffset, clock, released::add);
        HeldPull before = pullAt(0);
        HeldPull failing = pullAt(1, tagCode -> {
            if (tagCode == 13) {
                throw new IllegalStateException("not this one");
            }
            return true;
        });
        List.of(before, failing).forEach(holds::hold);

        assertThatThrownBy(() -> holds.arrived(QUEUE, 0, 13)).hasMessage("not this one");
        assertThat(holds.size()).isEqualTo(2);
        holds.arrived(QUEUE, 1, 0);

        assertThat(released).containsExactly(before, failing);
        assertThat(holds.size()).isZero();
    }

    @Test
    @Timeout(60)
    void everyPullIsReleasedExactlyOnceHoweverMessagesAndHoldsMeet() throws Exception {
        Set<HeldPull> released = ConcurrentHashMap.newKeySet();
        Set<HeldPull> twice = ConcurrentHashMap.newKeySet();
        PullRequestHoldService holds = new PullRequestHoldService(store::maxOffset, clock, pull -> {
            if (!released.add(pull)) {
                twice.add(pull);
            }
        });
        store.onArrival(holds);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            CyclicBarrier together = new CyclicBarrier(2);
            for (int i = 0; i < 2_000; i++) {
                HeldPull pull = pullAt(i);
                Future<?> arrival = other.submit(() -> {
                    together.await();
                    put();
                    return null;
                });
                together.await();
                holds.hold(pull);
                arrival.get();
                assertThat(released).as("pull at offset %s", i).contains(pull);
            }
        } finally {
            other.shutdownNow();
        }
        assertThat(twice).isEmpty();
        assertThat(holds.size()).isZero();
    }

    private HeldPull pullAt(long offset) {
        return pullAt(offset, tagCode -> true);
    }

    private HeldPull pullAt(long offset, LongPredicate tags) {
        RemotingCommand request =
                RemotingCommand.request(RequestCode.PULL_MESSAGE, 0).with(pullFields("T", 0, offset));
        return new HeldPull(client.exchange(request), PullMessageRequest.of(request), tags, clock.millis() + 15_000);
    }

    private void put() {
        store.put(List.of(new Message(QUEUE, 0, 0, 0, ADDRESS, 0, 0, new byte[1], "")))
                .join();
    }
}
