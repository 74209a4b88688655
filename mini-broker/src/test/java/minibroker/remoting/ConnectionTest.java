package minibroker.remoting;

import minibroker.TestClock;
import org.junit.jupiter.api.Test;

import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionTest {
    private static final RemotingCommand QUESTION = RemotingCommand.request(307, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestConnection client = new TestConnection(new TestClock());

    @Test
    void numbersItsRequests() {
        client.connection().send(RemotingCommand.oneway(40, 0));
        client.connection().request(QUESTION, PATIENCE);

        assertThat(client.sent()).extracting(RemotingCommand::opaque).containsExactly(1, 2);
    }

    @Test
    void handsTheAnswerToWhoeverAsked() {
        CompletableFuture<RemotingCommand> first = client.connection().request(QUESTION, PATIENCE);
        CompletableFuture<RemotingCommand> second = client.connection().request(QUESTION, PATIENCE);
        List<RemotingCommand> sent = client.sent();

        client.answer(sent.get(1).answer(0, "second"));
        client.answer(sent.get(0).answer(0, "first"));

        assertThat(first.join().remark()).isEqualTo("first");
        assertThat(second.join().remark()).isEqualTo("second");
    }

    @Test
    void failsWhatWaitsWhenTheClientIsGone() {
        CompletableFuture<RemotingCommand> answer = client.connection().request(QUESTION, PATIENCE);

        client.disconnect();

        assertThat(answer).isCompletedExceptionally();
        assertThat(answer.handle((none, failure) -> failure).join()).isInstanceOf(ClosedChannelException.class);
        assertThat(client.connection().isOpen()).isFalse();
    }

    @Test
    void failsAtOnceWhenTheClientIsGoneAlready() {
        client.disconnect();

        assertThat(client.connection().request(QUESTION, PATIENCE)).isCompletedExceptionally();
    }
}
