package minibroker.store;

import minibroker.message.MessageQueue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryMessageStoreTest extends MessageStoreContract {
    private static final int BYTES = 1_000_000;

    @Override
    MessageStore newStore() {
        return new MemoryMessageStore(BYTES, HOST, clock);
    }

    @Test
    void theOldestMessagesGoWhenThereAreTooManyBytes() {
        long first = put(QUEUE, "the first").commitLogOffsets().get(0);
        String body = "x".repeat(10_000);
        for (int i = 0; i < 200; i++) {
            put(QUEUE, body);
        }

        assertThat(store().minOffset(QUEUE)).isBetween(100L, 110L);
        assertThat(store().maxOffset(QUEUE)).isEqualTo(201);
        assertThat(store().read(first)).isEmpty();
        assertThat(store().get(QUEUE, 5, MANY, tagCode -> true))
                .isEqualTo(new GetResult.OffsetTooSmall(store().minOffset(QUEUE)));
        assertThat(bodies(store().get(QUEUE, store().minOffset(QUEUE), MANY, tagCode -> true)))
                .isNotEmpty();
    }

    @Test
    void aSilentQueueLosesItsMessagesToABusyOne() {
        MessageQueue silent = new MessageQueue("Silent", 0);
        put(silent, "old");
        for (int i = 0; i < 200; i++) {
            put(QUEUE, "x".repeat(10_000));
        }

        assertThat(store().minOffset(silent)).isEqualTo(1);
        assertThat(store().get(silent, 1, MANY, tagCode -> true)).isEqualTo(new GetResult.NoNewMessage(1));
        assertThat(put(silent, "new").queueOffset()).isEqualTo(1);
    }

    @Test
    void keepsAMessageThatIsLargerThanItsRoom() {
        put(QUEUE, "x".repeat(2 * BYTES));

        assertThat(bodies(store().get(QUEUE, 0, MANY, tagCode -> true))).hasSize(1);
    }
}
