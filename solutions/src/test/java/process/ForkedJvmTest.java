package process;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ForkedJvmTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @Test
    void itIsReadyWhenItSaysSoAndTakesOrders() {
        try (ForkedJvm jvm =
                ForkedJvm.start(JvmCommand.of(Child.class.getName()).readyAt("ready "))) {
            assertThat(jvm.awaitReady(BOUND)).isEqualTo("for orders");
            jvm.send("close");
            assertThat(jvm.awaitEnd(BOUND)).isEqualTo(7);
            assertThat(jvm.lineAfter("order: ")).contains("close");
        }
    }

    @Test
    void oneThatEndsBeforeItIsReadySaysWhatItPrinted() {
        try (ForkedJvm jvm = ForkedJvm.start(
                JvmCommand.of(Child.class.getName()).arguments("fail").readyAt("ready "))) {
            assertThatThrownBy(() -> jvm.awaitReady(BOUND))
                    .isInstanceOf(JvmFailed.class)
                    .hasMessageContaining("The process ended while it started")
                    .hasMessageContaining("no port is free");
        }
    }

    @Test
    void oneWhoseMainThrowsEndsAlthoughItHasThreadsThatWait() {
        try (ForkedJvm jvm =
                ForkedJvm.start(JvmCommand.of(Child.class.getName()).arguments("threads"))) {
            assertThat(jvm.awaitEnd(BOUND)).isEqualTo(1);
            assertThat(jvm.lineAfter("Exception in thread \"main\" "))
                    .hasValueSatisfying(line -> assertThat(line).contains("IllegalStateException: no queues"));
        }
    }

    @Test
    void closingEndsIt() {
        ForkedJvm jvm = ForkedJvm.start(JvmCommand.of(Child.class.getName()).readyAt("ready "));
        jvm.awaitReady(BOUND);
        jvm.close();
        assertThat(jvm.isAlive()).isFalse();
        assertThat(jvm.lineAfter("the last act")).isPresent();
        jvm.close();
    }

    @Test
    void itEndsWithItsParentEvenIfThatIsKilled() throws Exception {
        try (ForkedJvm parent = ForkedJvm.start(
                JvmCommand.of(Child.class.getName()).arguments("parent").readyAt("child "))) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(parent.awaitReady(BOUND))).orElseThrow();
            assertThat(child.isAlive()).isTrue();

            parent.kill();

            child.onExit().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** The main class of the JVMs that are started here. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws InterruptedException {
            String what = arguments.length == 0 ? "" : arguments[0];
            if (what.equals("fail")) {
                throw new IllegalStateException("no port is free");
            }
            if (what.equals("threads")) {
                new Thread(() -> new CompletableFuture<Void>().join()).start();
                throw new IllegalStateException("no queues");
            }
            if (what.equals("parent")) {
                ForkedJvm child =
                        ForkedJvm.start(JvmCommand.of(Child.class.getName()).readyAt("ready "));
                child.awaitReady(BOUND);
                System.out.println("child " + child.pid());
            }
            ParentWatch.beforeTheEnd(() -> System.out.println("the last act"));
            ParentWatch.onOrder(Child::obey);
            System.out.println("ready for orders");
            new CountDownLatch(1).await();
        }

        private static void obey(String order) {
            System.out.println("order: " + order);
            System.out.flush();
            Runtime.getRuntime().halt(7);
        }
    }
}
