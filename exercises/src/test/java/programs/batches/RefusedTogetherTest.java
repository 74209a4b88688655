package programs.batches;

import minibroker.exercise.NotDoneYet;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingTimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("15-4")
@Tag("invariant-2")
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RefusedTogetherTest {
    /** What is told of each message, in the order in which it is told, such as {@code e1 refused}. */
    private static final class Told implements BatchSender.Tally {
        final List<String> words = new ArrayList<>();

        @Override
        public void stored(List<Message> messages) {
            messages.forEach(message -> words.add(message.getKeys() + " stored"));
        }

        @Override
        public void refused(Message message, Exception why) {
            words.add(message.getKeys() + " refused");
        }
    }

    private static List<Message> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Message("Events", "", "e" + i, new byte[1]))
                .toList();
    }

    private static String thrown(BatchSender sender, List<Message> batch) {
        try {
            sender.send(batch);
            return "nothing";
        } catch (NotDoneYet open) {
            throw open;
        } catch (Exception failure) {
            return BatchSender.isRefusal(failure) ? "a refusal" : "a failure that is no refusal";
        }
    }

    @Test
    @DisplayName(
            "six good messages, and a broker that refuses more than three at once, or two, or one: all six are stored, and none is told as refused")
    void theyAreTooManyTogether() {
        for (int most = 3; most >= 1; most--) {
            AllOrNothing broker = new AllOrNothing();
            broker.mostAtOnce = most;
            Told told = new Told();
            String thrown = thrown(new BatchSender(broker, told), events(6));
            assertThat(thrown).as("thrown if the broker takes %s at once", most).isEqualTo("nothing");
            assertThat(told.words)
                    .as("told, if the broker takes %s at once", most)
                    .containsExactly("e0 stored", "e1 stored", "e2 stored", "e3 stored", "e4 stored", "e5 stored");
        }
    }

    @Test
    @DisplayName(
            "e1 of four is bad, and one request gets no answer: the caller may hear of that by an exception, but no refusal is thrown, also not that of the same request made again")
    void aRefusalIsNeverThrown() {
        for (int request = 1; request <= 5; request++) {
            AllOrNothing broker = new AllOrNothing();
            broker.bad.add("e1");
            broker.failures.put(request, new RemotingTimeoutException("no answer"));
            assertThat(thrown(new BatchSender(broker, new Told()), events(4)))
                    .as("thrown when request %s gets no answer", request)
                    .isNotEqualTo("a refusal");
        }
    }
}
