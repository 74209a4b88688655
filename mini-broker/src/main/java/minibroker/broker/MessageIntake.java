package minibroker.broker;

import minibroker.message.Message;
import minibroker.protocol.ResponseCode;
import minibroker.remoting.Exchange;
import minibroker.remoting.RemotingCommand;
import minibroker.remoting.RequestFailed;
import minibroker.schedule.DelayedMessages;
import minibroker.store.MessageStore;
import minibroker.store.PutResult;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Puts every message that a request brings into the store: those of producers, and those that consumers send back. A
 * message that has to wait is parked.
 *
 * <p>Not final: a check puts another in its place, which parks without what lesson 16 is about.
 *
 * <p>Any thread may call. RocketMQ: {@code EscapeBridge.putMessage} and the put hooks of {@code HookUtils}.
 */
class MessageIntake {
    /**
     * Messages on their way.
     *
     * @param messages as they are stored, those that have to wait parked
     * @param result what becomes of them, once they are as safe as the store is set up to make them
     */
    record Taken(List<Message> messages, CompletableFuture<PutResult> result) {}

    private final MessageStore store;
    private final DelayedMessages delayed;
    private final BrokerStats stats;

    MessageIntake(MessageStore store, DelayedMessages delayed, BrokerStats stats) {
        this.store = store;
        this.delayed = delayed;
        this.stats = stats;
    }

    /**
     * Puts a message, and answers when that is done. It also counts as stored if the disk did not confirm in time: a
     * refusal would make the client send it a second time.
     *
     * @param done the answer when it is stored
     * @return ends when the answer is given
     * @throws RequestFailed as {@link #take}
     */
    CompletableFuture<PutResult> put(Message message, Exchange exchange, RemotingCommand done) {
        return take(List.of(message)).result().whenComplete((result, failure) -> {
            if (result instanceof PutResult.Accepted) {
                exchange.answer(done);
            } else {
                exchange.answer(
                        ResponseCode.SYSTEM_ERROR,
                        "The message is not stored: "
                                + (result instanceof PutResult.Refused refused ? refused.reason() : failure));
            }
        });
    }

    /**
     * Puts messages of one queue, all of them or none. Only a single message may ask for a delay.
     *
     * @throws RequestFailed if one asks for a delay that it cannot have
     */
    Taken take(List<Message> messages) {
        List<Message> toStore = messages.size() > 1 ? messages : List.of(park(messages.get(0)));
        return new Taken(toStore, store.put(toStore).whenComplete((result, failure) -> {
            if (result instanceof PutResult.Accepted) {
                delayed.stored(toStore.get(0), result);
                stats.taken(messages.get(0).topic(), messages.size());
            } else {
                stats.refused();
            }
        }));
    }

    private Message park(Message message) {
        return RequestFailed.ifIllegal(ResponseCode.MESSAGE_ILLEGAL, () -> delayed.park(message));
    }
}
