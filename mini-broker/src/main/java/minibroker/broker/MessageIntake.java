package minibroker.broker;

import minibroker.message.Message;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The one way by which messages enter the store, whichever request brings them: sent by a producer, or sent back by a
 * consumer that failed on them.
 *
 * <p>Any thread may call. RocketMQ: {@code EscapeBridge.putMessage} and the put hooks of {@code HookUtils}.
 */
final class MessageIntake {
    private final MessageStore store;

    MessageIntake(MessageStore store) {
        this.store = store;
    }

    /**
     * Puts messages of one queue, all of them or none.
     *
     * @return what became of them, once they are as safe as the store is set up to make them
     */
    CompletableFuture<PutResult> put(List<Message> messages) {
        return store.put(messages);
    }
}
