package minibroker.broker;

import minibroker.message.MessageProperties;
import minibroker.message.StoredMessage;
import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static minibroker.broker.BrokerFixture.bodies;
import static minibroker.broker.BrokerFixture.messages;
import static minibroker.broker.BrokerFixture.pullFields;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages that consumers could not handle, as consumers see them: sent back, tried again later, dead letters. */
class SendBackTest {
    private final BrokerFixture broker = new BrokerFixture();

    @Test
    void eachAttemptWaitsLongerThanTheOneBefore() {
        broker.send("Orders", 1, "order 1", Map.of("TAGS", "red"));
        long failed = 0;
        for (int attempt = 1; attempt <= 3; attempt++) {
            Duration wait = List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1))
                    .get(attempt - 1);
            assertThat(sendBack(failed).code()).isZero();

            pass(wait.minusMillis(1));
            assertThat(retries(attempt - 1))
                    .as("before attempt %s is due", attempt)
                    .isEmpty();
            pass(Duration.ofMillis(1));

            StoredMessage again = retries(attempt - 1).get(0);
            assertThat(again.message().reconsumeTimes()).isEqualTo(attempt);
            assertThat(MessageProperties.decode(again.message().properties()))
                    .containsEntry("RETRY_TOPIC", "Orders")
                    .containsEntry("TAGS", "red")
                    .containsEntry("REAL_TOPIC", "%RETRY%G");
            failed = again.commitLogOffset();
        }
    }

    @Test
    void theConsumerMayChooseHowLongToWait() {
        broker.send("Orders", 1, "order 1");

        sendBack(0, "delayLevel", "1");
        pass(Duration.ofSeconds(1));

        assertThat(retries(0)).hasSize(1);
    }

    @Test
    void aLevelThatDoesNotExistIsTheLast() {
        broker.send("Orders", 1, "order 1");

        assertThat(sendBack(0, "delayLevel", Integer.toString(Integer.MAX_VALUE))
                        .code())
                .isZero();
        pass(Duration.ofHours(2));

        assertThat(retries(0)).hasSize(1);
    }

    @Test
    void afterItsLastAttemptAMessageIsADeadLetter() {
        broker.send("Orders", 1, "order 1");
        sendBack(0, "delayLevel", "1", "maxReconsumeTimes", "1");
        pass(Duration.ofSeconds(1));

        sendBack(retries(0).get(0).commitLogOffset(), "delayLevel", "1", "maxReconsumeTimes", "1");

        StoredMessage letter = deadLetters().get(0);
        assertThat(letter.message().reconsumeTimes()).isEqualTo(2);
        assertThat(letter.message().property("RETRY_TOPIC")).contains("Orders");
        pass(Duration.ofHours(2));
        assertThat(retries(1)).isEmpty();
    }

    /** What it was delayed by when it was sent must not delay it again. */
    @Test
    void aMessageThatWasForACertainTimeIsADeadLetterAtOnce() {
        broker.send("Orders", 1, "order 1", Map.of("TIMER_DELAY_MS", "3600000"));
        pass(Duration.ofHours(1));
        StoredMessage delivered = messages(broker.ask(RequestCode.PULL_MESSAGE, pullFields("Orders", 1, 0)))
                .get(0);

        sendBack(delivered.commitLogOffset(), "delayLevel", "-1");

        assertThat(deadLetters()).hasSize(1);
    }

    @Test
    void aMessageThatWasForACertainTimeIsTriedAgainByLevel() {
        broker.send("Orders", 1, "order 1", Map.of("TIMER_DELAY_MS", "3600000"));
        pass(Duration.ofHours(1));
        StoredMessage delivered = messages(broker.ask(RequestCode.PULL_MESSAGE, pullFields("Orders", 1, 0)))
                .get(0);

        sendBack(delivered.commitLogOffset());
        pass(Duration.ofSeconds(10));

        assertThat(retries(0)).hasSize(1);
    }

    @Test
    void aMessageWithoutFurtherAttemptsIsADeadLetterAtOnce() {
        broker.send("Orders", 1, "order 1", Map.of("KEYS", "1", "UNIQ_KEY", "U1"));

        assertThat(sendBack(0, "delayLevel", "-1").code()).isZero();

        StoredMessage letter = deadLetters().get(0);
        assertThat(bodies(pull("%DLQ%G"))).containsExactly("order 1");
        assertThat(letter.message().reconsumeTimes()).isEqualTo(1);
        assertThat(MessageProperties.decode(letter.message().properties()))
                .containsEntry("RETRY_TOPIC", "Orders")
                .containsEntry("UNIQ_KEY", "U1")
                .containsEntry("KEYS", "1")
                .containsEntry("DELAY", "0");
    }

    @Test
    void theDeadLettersAreATopicOfOneQueueToReadAndWrite() {
        broker.send("Orders", 1, "order 1");

        sendBack(0, "maxReconsumeTimes", "0");

        assertThat(broker.core().topics()).anySatisfy(topic -> {
            assertThat(topic.name()).isEqualTo("%DLQ%G");
            assertThat(topic.readQueues()).isEqualTo(1);
            assertThat(topic.permission()).isEqualTo(6);
        });
    }

    @Test
    void withoutAWordFromTheConsumerTheGroupsLimitCounts() {
        setUp("{\"groupName\":\"G\",\"retryMaxTimes\":0}");
        broker.send("Orders", 1, "order 1");

        assertThat(sendBack(0).code()).isZero();

        assertThat(deadLetters()).hasSize(1);
    }

    @Test
    void whatAnOldClientSaysOfTheLimitDoesNotCount() {
        setUp("{\"groupName\":\"G\",\"retryMaxTimes\":0}");
        broker.send("Orders", 1, "order 1");
        RemotingCommand ours = RemotingCommand.request(RequestCode.CONSUMER_SEND_MSG_BACK, 0)
                .with(sendBackFields(0, "maxReconsumeTimes", "16"));
        RemotingCommand old = new RemotingCommand(
                ours.code(), ours.language(), 120, 0, ours.flag(), ours.remark(), ours.extFields(), ours.body());

        broker.connect().ask(broker.core().processors().get(old.code()), old);

        assertThat(deadLetters()).hasSize(1);
    }

    @Test
    void aGroupThatWantsNoRetriesLosesTheMessage() {
        setUp("{\"groupName\":\"G\",\"retryQueueNums\":0}");
        broker.send("Orders", 1, "order 1");

        assertThat(sendBack(0, "delayLevel", "-1").code()).isZero();

        assertThat(pull("%DLQ%G").code()).isEqualTo(17);
    }

    @Test
    void refusesAMessageThatIsNotThere() {
        broker.send("Orders", 1, "order 1");

        for (long offset : new long[] {1, 1_000_000, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            RemotingCommand answer = sendBack(offset);

            assertThat(answer.code()).as("offset %s", offset).isEqualTo(1);
            assertThat(answer.remark()).contains(Long.toString(offset));
        }
    }

    @Test
    void refusesAGroupThatDoesNotExistOrCannot() {
        broker.send("Orders", 1, "order 1");
        BrokerFixture strict = new BrokerFixture(false);

        assertThat(strict.ask(RequestCode.CONSUMER_SEND_MSG_BACK, sendBackFields(0))
                        .code())
                .isEqualTo(26);
        for (String group : List.of("", " ", "a/b", "g".repeat(300))) {
            RemotingCommand answer = sendBack(0, "group", group);
            assertThat(answer.code()).as("group \"%s\"", group).isEqualTo(26);
        }
        assertThat(broker.core().topics()).noneMatch(topic -> topic.name().startsWith("%"));
    }

    @Test
    void refusesARequestWithMissingOrSenselessFields() {
        for (String name : List.of("offset", "group", "delayLevel")) {
            Map<String, String> fields = sendBackFields(0);
            fields.remove(name);

            RemotingCommand answer = broker.ask(RequestCode.CONSUMER_SEND_MSG_BACK, fields);

            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.remark()).contains(name).contains("missing");
        }
        assertThat(sendBack(0, "delayLevel", "99999999999").remark()).contains("delayLevel is \"99999999999\"");
        assertThat(sendBack(0, "maxReconsumeTimes", "many").remark()).contains("\"many\"");
    }

    @Test
    void refusesToPutAgainWhatWouldHaveTooManyProperties() {
        broker.send("Orders", 1, "order 1", Map.of("UNIQ_KEY", "U1", "LONG", "x".repeat(32_600)));

        RemotingCommand answer = sendBack(0);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.remark()).contains("32767");
    }

    @Test
    void refusesWhenTheRetryTopicMayNotBeWrittenTo() {
        broker.send("Orders", 1, "order 1");
        broker.ask(
                RequestCode.UPDATE_AND_CREATE_TOPIC,
                Map.of("topic", "%RETRY%G", "readQueueNums", "1", "writeQueueNums", "1", "perm", "4"));

        assertThat(sendBack(0).code()).isEqualTo(16);
    }

    private RemotingCommand sendBack(long offset, String... changes) {
        return broker.ask(RequestCode.CONSUMER_SEND_MSG_BACK, sendBackFields(offset, changes));
    }

    private static Map<String, String> sendBackFields(long offset, String... changes) {
        Map<String, String> fields = new HashMap<>(
                Map.of("offset", Long.toString(offset), "group", "G", "delayLevel", "0", "originTopic", "Orders"));
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
        }
        return fields;
    }

    private void pass(Duration time) {
        broker.clock.advance(time);
        broker.core().deliverDelayed();
    }

    private List<StoredMessage> retries(long from) {
        return messages(broker.ask(RequestCode.PULL_MESSAGE, pullFields("%RETRY%G", 0, from)));
    }

    private void setUp(String group) {
        broker.ask(broker.connect(), RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP, Map.of(), group);
    }

    private List<StoredMessage> deadLetters() {
        return messages(pull("%DLQ%G"));
    }

    private RemotingCommand pull(String topic) {
        return broker.ask(RequestCode.PULL_MESSAGE, pullFields(topic, 0, 0));
    }
}
