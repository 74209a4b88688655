package minibroker.remoting;

import minibroker.exercise.NotDoneYet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class RequestExecutorTest {
    private static final int CODE = 7;

    /** So many that it limits nothing, but with a limit everything stands in line. */
    private static final double MANY = 1e9;

    private static final Limits TWO_WAIT = new Limits(10, 2, 1_000, MANY, Duration.ofMinutes(2));

    private final TestConnection client = new TestConnection(Clock.systemUTC());
    private final BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
    private final CountDownLatch workerIsBusy = new CountDownLatch(1);
    private final CountDownLatch workerMayGoOn = new CountDownLatch(1);
    private RequestExecutor line;

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void carriesOutRequestsInTheOrderInWhichTheyCame() throws InterruptedException {
        start(Limits.DEFAULT, exchange -> done.add(exchange.request().opaque()));

        for (int i = 0; i < 100; i++) {
            line.submit(request(new byte[0]));
        }

        for (int opaque = 1; opaque <= 100; opaque++) {
            assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo(opaque);
        }
    }

    @Test
    void answersSystemBusyWhenTheLineIsFull() throws InterruptedException {
        start(TWO_WAIT, this::waitForTheTest);
        keepBusy();

        line.submit(request(new byte[0]));
        line.submit(request(new byte[0]));
        line.submit(request(new byte[0]));

        List<RemotingCommand> sent = client.sent();
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).code()).isEqualTo(2);
        assertThat(sent.get(0).opaque()).isEqualTo(4);
        assertThat(sent.get(0).remark())
                .startsWith("[OVERLOAD]")
                .contains("2 requests wait already, the limit is 2")
                .contains("Send again later");
        workerMayGoOn.countDown();
    }

    @Test
    void answersSystemBusyWhenTooManyBytesWait() throws InterruptedException {
        start(TWO_WAIT, this::waitForTheTest);
        keepBusy();

        line.submit(request(new byte[900]));
        line.submit(request(new byte[101]));

        assertThat(client.sent()).extracting(RemotingCommand::remark).allSatisfy(remark -> assertThat(remark)
                .contains("900 bytes wait already, the limit is 1000"));
        workerMayGoOn.countDown();
    }

    @Test
    void takesRequestsAgainWhenThereIsRoom() throws InterruptedException {
        start(TWO_WAIT, this::waitForTheTest);
        keepBusy();
        for (int i = 0; i < 4; i++) {
            line.submit(request(new byte[0]));
        }
        workerMayGoOn.countDown();
        for (int opaque = 1; opaque <= 3; opaque++) {
            assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo(opaque);
        }

        line.submit(request(new byte[900]));

        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo(6);
    }

    @Test
    void doesNotAnswerAOnewayRequestThatItRefuses() throws InterruptedException {
        start(TWO_WAIT, this::waitForTheTest);
        keepBusy();
        for (int i = 0; i < 4; i++) {
            line.submit(client.exchange(RemotingCommand.oneway(CODE, 0)));
        }

        assertThat(client.sent()).isEmpty();
        workerMayGoOn.countDown();
    }

    @Test
    void answersNotSupportedToARequestThatNobodyCarriesOut() {
        start(Limits.DEFAULT, exchange -> {});

        line.submit(client.exchange(RemotingCommand.request(99_999, 0)));

        assertThat(answer().code()).isEqualTo(3);
    }

    @Test
    void answersWithTheCodeAndRemarkOfARefusal() {
        start(Limits.DEFAULT, exchange -> {
            throw new RequestFailed(17, "Topic T does not exist");
        });

        line.submit(request(new byte[0]));

        RemotingCommand answer = answer();
        assertThat(answer.code()).isEqualTo(17);
        assertThat(answer.remark()).isEqualTo("Topic T does not exist");
    }

    @Test
    void survivesAProcessorThatFails() {
        start(Limits.DEFAULT, exchange -> {
            throw new IllegalStateException("the disk is on fire");
        });

        line.submit(request(new byte[0]));
        assertThat(answer().remark()).contains("the disk is on fire", "RequestExecutorTest.java:");

        line.submit(request(new byte[0]));
        assertThat(answer().code()).isEqualTo(1);
    }

    @Test
    void namesTheOpenExerciseInAProcessor() {
        start(Limits.DEFAULT, exchange -> {
            throw new NotDoneYet("05-2");
        });

        line.submit(request(new byte[0]));

        RemotingCommand answer = answer();
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.remark()).contains("Exercise 05-2 (lesson 05) is not done yet");
    }

    @Test
    void answersTheRequestsInLineWhenTheWorkerMeetsAnOpenExercise() throws InterruptedException {
        AtomicReference<RuntimeException> bug = new AtomicReference<>(new NotDoneYet("01-3"));

        startWithPause(() -> {
            workerMayGoOn.await();
            throw bug.get();
        });
        line.submit(request(new byte[0]));
        line.submit(request(new byte[0]));
        workerMayGoOn.countDown();

        assertThat(answers(2)).extracting(RemotingCommand::remark).allSatisfy(remark -> assertThat(remark)
                .contains("Exercise 01-3"));
        line.submit(request(new byte[0]));
        assertThat(answer().remark()).contains("Exercise 01-3");
    }

    @Test
    void saysWhereTheWorkerFailed() {
        startWithPause(() -> {
            throw new IndexOutOfBoundsException("Index 5 out of bounds for length 5");
        });

        line.submit(request(new byte[0]));
        line.submit(request(new byte[0]));

        assertThat(answers(2)).extracting(RemotingCommand::remark).allSatisfy(remark -> assertThat(remark)
                .contains("worker thread ended", "Index 5 out of bounds", "RequestExecutorTest.java:"));
    }

    @Test
    void saysSoWhenTheWorkerEndedWithoutAReason() {
        startWithPause(() -> Thread.currentThread().interrupt());

        line.submit(request(new byte[0]));
        line.submit(request(new byte[0]));

        assertThat(answers(2)).last().satisfies(answer -> assertThat(answer.remark())
                .contains("worker thread ended although its queue is open"));
    }

    @Test
    void carriesOutWhatIsInLineBeforeItCloses() throws InterruptedException {
        start(Limits.DEFAULT, this::waitForTheTest);
        keepBusy();
        for (int i = 0; i < 99; i++) {
            line.submit(request(new byte[0]));
        }

        workerMayGoOn.countDown();
        line.close();

        assertThat(done).hasSize(100);
    }

    @Test
    @Timeout(10)
    void endsAWorkerThatDoesNotEndByItself() throws InterruptedException {
        Limits counted = Limits.DEFAULT.withRequestsPerSecond(MANY);
        line = new RequestExecutor("test", counted, nanos -> {}, Map.of(CODE, this::waitForTheTest));
        line.submit(request(new byte[0]));

        line.close();

        assertThat(done.poll(10, TimeUnit.SECONDS))
                .as("the request that waited until it was interrupted")
                .isEqualTo(1);
    }

    private void start(Limits limits, RequestProcessor processor) {
        line = new RequestExecutor("test", limits, TimeUnit.NANOSECONDS::sleep, Map.of(CODE, processor));
    }

    /** One request that is being carried out, by another thread, until the test lets it go on. */
    private void keepBusy() throws InterruptedException {
        Exchange first = request(new byte[0]);
        new Thread(() -> line.submit(first)).start();
        workerIsBusy.await();
    }

    /** The second request has to wait, and waiting fails. */
    private void startWithPause(Failing pause) {
        Limits slow = Limits.DEFAULT.withRequestsPerSecond(0.001);
        line = new RequestExecutor(
                "test", slow, nanos -> pause.run(), Map.of(CODE, exchange -> exchange.answer(0, "")));
        line.submit(request(new byte[0]));
        answer();
    }

    private interface Failing {
        void run() throws InterruptedException;
    }

    private void waitForTheTest(Exchange exchange) {
        workerIsBusy.countDown();
        try {
            workerMayGoOn.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        done.add(exchange.request().opaque());
    }

    private Exchange request(byte[] body) {
        return client.exchange(RemotingCommand.request(CODE, 0).withBody(body));
    }

    private RemotingCommand answer() {
        return answers(1).get(0);
    }

    private List<RemotingCommand> answers(int count) {
        List<RemotingCommand> sent = new ArrayList<>(client.sent());
        while (sent.size() < count) {
            Thread.onSpinWait();
            sent.addAll(client.sent());
        }
        return sent;
    }
}
