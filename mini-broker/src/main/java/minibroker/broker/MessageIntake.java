package minibroker.broker;

import minibroker.message.Message;
import minibroker.protocol.ResponseCode;
import minibroker.remoting.RequestFailed;
import minibroker.schedule.DelayedMessages;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The one way by which messages enter the store, whichever request brings them: sent by a producer, or sent back by a
 * consumer that failed on them. A message that has to wait is parked.
 *
 * <p>Any thread may call. RocketMQ: {@code EscapeBridge.putMessage} and the put hooks of {@code HookUtils}.
 */
final class MessageIntake {
    /**
     * Messages on their way.
     *
     * @param messages as they are stored, those that have to wait parked
     * @param result what becomes of them, once they are as safe as the store is set up to make them
     */
    record Taken(List<Message> messages, CompletableFuture<PutResult> result) {}

    private final MessageStore store;
    private final DelayedMessages delayed;

    MessageIntake(MessageStore store, DelayedMessages delayed) {
        this.store = store;
        this.delayed = delayed;
    }

    /**
     * Puts messages of one queue, all of them or none. Only a single message may ask for a delay.
     *
     * @return what became of them, once they are as safe as the store is set up to make them
     * @throws RequestFailed if one asks for a delay that it cannot have
     */
    CompletableFuture<PutResult> put(List<Message> messages) {
        return take(messages).result();
    }

    /** As {@link #put}, and tells how the messages are stored. */
    Taken take(List<Message> messages) {
        if (messages.size() > 1) {
            return new Taken(messages, store.put(messages));
        }
        Message parked = park(messages.get(0));
        return new Taken(List.of(parked), store.put(List.of(parked)).whenComplete((result, failure) -> {
            if (failure == null) {
                delayed.stored(parked, result);
            }
        }));
    }

    private Message park(Message message) {
        try {
            return delayed.park(message);
        } catch (IllegalArgumentException e) {
            throw new RequestFailed(ResponseCode.MESSAGE_ILLEGAL, e.getMessage());
        }
    }
}
