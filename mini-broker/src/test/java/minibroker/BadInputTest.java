package minibroker;

import minibroker.protocol.RequestCode;
import minibroker.remoting.RemotingCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static minibroker.SomeRequests.pull;
import static minibroker.SomeRequests.send;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever somebody sends: he gets an error or loses his connection, and nobody else notices anything. */
@Timeout(60)
class BadInputTest {
    private static final Pattern HANDED_OUT = Pattern.compile("\"msgGetTotalTodayNow\":\"(\\d+)\"");

    private static final int JSON_TYPE = 0;

    private final TestClock clock = new TestClock();
    private final MiniBroker broker =
            MiniBroker.builder().inMemory().clock(clock).start();
    private ByteClient good;

    @BeforeEach
    void connect() throws IOException {
        good = new ByteClient(address());
    }

    /** After whatever a test has done, the client that was there before still sends and receives. */
    @AfterEach
    void theOthersNoticeNothing() throws IOException {
        RemotingCommand sent = good.ask(send("still here"));
        assertThat(sent.code())
                .as("a send by another client: %s", sent.remark())
                .isZero();
        RemotingCommand pulled = good.ask(pull(Long.parseLong(sent.extFields().get("queueOffset")), 4));
        assertThat(new String(pulled.body(), UTF_8)).contains("still here");
        good.close();
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE, 16 * 1024 * 1024 + 1})
    void aLengthThatCannotBeClosesTheConnection(int length) throws IOException {
        assertClosed(ints(length, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00FFFFFF, 13, 0x010000FF, 0x7F000004, 0xFF000000})
    void aHeaderThatDoesNotFitTheFrameClosesTheConnection(int headerWord) throws IOException {
        assertClosed(ints(16, headerWord, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{",
                "{\"code\":}",
                "{\"code\":\"many\"}",
                "{\"code\":99999999999999999999}",
                "{\"extFields\":{\"a\":{}}}",
                "{\"extFields\":7}",
                "{\"code\":1,\"opaque\":1",
                "\u0000\u0000\u0000"
            })
    void aHeaderThatIsNoCommandClosesTheConnection(String header) throws IOException {
        byte[] bytes = header.getBytes(UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(8 + bytes.length)
                .putInt(4 + bytes.length)
                .putInt(JSON_TYPE << 24 | bytes.length)
                .put(bytes);

        assertClosed(frame.array());
    }

    @Test
    void aHeaderWithinAHeaderTooDeepToReadClosesTheConnection() throws IOException {
        String deep = "{\"unknown\":" + "[".repeat(100_000);
        ByteBuffer frame = ByteBuffer.allocate(8 + deep.length())
                .putInt(4 + deep.length())
                .putInt(deep.length())
                .put(deep.getBytes(UTF_8));

        assertClosed(frame.array());
    }

    @Test
    void randomBytesNeverHurtAnybody() throws IOException {
        Random random = new Random(17);
        for (int i = 0; i < 200; i++) {
            try (ByteClient bad = new ByteClient(address())) {
                byte[] bytes = new byte[1 + random.nextInt(2_000)];
                random.nextBytes(bytes);
                bad.send(bytes);
            } catch (IOException closedWhileSending) {
                assertThat(closedWhileSending).isInstanceOf(SocketException.class);
            }
        }
    }

    @Test
    void goodFramesWithOneWrongByteNeverHurtAnybody() throws IOException {
        byte[] frame = good.frame(send("body"));
        Random random = new Random(18);
        for (int i = 0; i < 200; i++) {
            byte[] changed = frame.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            try (ByteClient bad = new ByteClient(address())) {
                bad.send(changed);
            }
        }
    }

    @Test
    void halfAFrameWaitsForTheOtherHalf() throws IOException {
        try (ByteClient slow = new ByteClient(address())) {
            byte[] frame = slow.frame(send("in two pieces"));
            slow.send(Arrays.copyOfRange(frame, 0, 100));
            assertThat(good.ask(send("meanwhile")).code()).isZero();

            slow.send(Arrays.copyOfRange(frame, 100, frame.length));

            assertThat(slow.receive().code()).isZero();
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleOfAFrameIsForgotten() throws IOException {
        try (ByteClient bad = new ByteClient(address())) {
            bad.send(Arrays.copyOfRange(bad.frame(send("never finished")), 0, 50));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 9, 324, 325, 402, 99_999, 200_050, Integer.MAX_VALUE})
    void anUnknownCodeIsAnsweredAndTheConnectionStays(int code) throws IOException {
        RemotingCommand answer = good.ask(RemotingCommand.request(code, 5));

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.remark()).contains("Request code " + code);
        assertThat(answer.opaque()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "37, transactions are not part of this broker",
        "324, request-reply is not part of this broker",
        "200050, consumers that pop",
        "3001, no users and no access rules"
    })
    void whatRocketMqWouldDoIsRefusedWithTheReason(int code, String reason) throws IOException {
        assertThat(good.ask(RemotingCommand.request(code, 5)).remark())
                .startsWith("Request code %s is not supported: ".formatted(code))
                .contains(reason);
    }

    @Test
    void aRequestWithoutFieldsAndBodyIsAnsweredWhateverItsCode() throws IOException {
        for (int code = 0; code < 402; code++) {
            RemotingCommand answer = good.ask(RemotingCommand.request(code, code));

            assertThat(answer.opaque()).isEqualTo(code);
        }
    }

    @Test
    void anAnswerThatNobodyWaitsForIsIgnored() throws IOException {
        good.send(RemotingCommand.request(1, 12345).success());
    }

    @Test
    void twoHundredSilentConnectionsDisturbNobody() throws IOException {
        List<ByteClient> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                silent.add(new ByteClient(address()));
            }
            assertThat(good.ask(send("among them")).code()).isZero();
        } finally {
            for (ByteClient client : silent) {
                client.close();
            }
        }
    }

    @Test
    void aClientThatDisappearsInTheMiddleOfAHeldPullIsForgotten() throws IOException {
        good.ask(send("makes the topic"));
        try (ByteClient impatient = new ByteClient(address())) {
            impatient.send(pull(1, 6));
            awaitHeldPulls(1);
        }
        awaitHeldPulls(0);
    }

    @Test
    void aHeldPullIsAnsweredWhenItsTimeIsOver() throws IOException {
        good.ask(send("makes the topic"));
        try (ByteClient patient = new ByteClient(address())) {
            patient.send(pull(1, 6));
            awaitHeldPulls(1);

            clock.advance(Duration.ofSeconds(15));

            assertThat(patient.receive().code()).isEqualTo(19);
        }
    }

    @Test
    void whoDoesNotReadHisAnswersGetsNoMoreOfThem() throws IOException {
        for (int i = 0; i < 32; i++) {
            good.ask(send("x".repeat(7_000)));
        }
        try (ByteClient deaf = new ByteClient(address())) {
            for (int i = 0; i < 1_000; i++) {
                deaf.send(pull(0, 4));
            }
            assertThat(handedOutAtLast() * 7_000L)
                    .as("bytes of messages for somebody who reads nothing and has asked for 224,000,000")
                    .isLessThan(100_000_000);
        }
    }

    /** Asks how many messages were handed out until the number is the same a hundred times in a row, and not 0. */
    private long handedOutAtLast() throws IOException {
        long last = 0;
        for (int same = 0; same < 100 || last == 0; same++) {
            long now = handedOut();
            same = now == last ? same : 0;
            last = now;
        }
        return last;
    }

    private long handedOut() throws IOException {
        Matcher number = HANDED_OUT.matcher(runtimeInfo());
        assertThat(number.find()).isTrue();
        return Long.parseLong(number.group(1));
    }

    private void awaitHeldPulls(int count) throws IOException {
        String wanted = "\"heldPulls\":\"%s\"".formatted(count);
        while (!runtimeInfo().contains(wanted)) {
            Thread.onSpinWait();
        }
    }

    private String runtimeInfo() throws IOException {
        RemotingCommand question = RemotingCommand.request(RequestCode.GET_BROKER_RUNTIME_INFO, 1);
        return new String(good.ask(question).body(), UTF_8);
    }

    private void assertClosed(byte[] bytes) throws IOException {
        try (ByteClient bad = new ByteClient(address())) {
            bad.send(bytes);

            assertThat(bad.bytesUntilClosed())
                    .as("bytes that the broker sent before it closed")
                    .isZero();
        }
    }

    private InetSocketAddress address() {
        return ByteClient.address(broker.brokerAddress());
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
        Arrays.stream(values).forEach(bytes::putInt);
        return bytes.array();
    }
}
