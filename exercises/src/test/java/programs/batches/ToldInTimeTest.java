package programs.batches;

import checks.Thrown;
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
@Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ToldInTimeTest {
    @Test
    @Tag("invariant-2")
    @DisplayName(
            "e7 of eight is bad; the front half is stored and answered, and no answer comes from then on: the front half is told as stored all the same")
    void whatIsStoredIsToldAlsoWhenTheRestFails() {
        AllOrNothing broker = new AllOrNothing();
        broker.bad.add("e7");
        List<String> answered = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        BatchSender.Outlet outlet = batch -> {
            if (!answered.isEmpty()) {
                broker.failures.put(broker.requests.size() + 1, new RemotingTimeoutException("no answer"));
            }
            broker.send(batch);
            batch.forEach(message -> answered.add(message.getKeys()));
        };
        BatchSender sender = new BatchSender(outlet, new BatchSender.Tally() {
            @Override
            public void stored(List<Message> messages) {
                messages.forEach(message -> stored.add(message.getKeys()));
            }

            @Override
            public void refused(Message message, Exception why) {
                // e7 is never asked for alone
            }
        });
        String thrown = Thrown.by(() -> {
            sender.send(IntStream.range(0, 8)
                    .mapToObj(i -> new Message("Events", "", "e" + i, new byte[1]))
                    .toList());
            return null;
        });
        assertThat(thrown).as("thrown").isNotEqualTo("nothing");
        assertThat(stored).as("told as stored before the failure went out").isEqualTo(answered);
    }
}
